/** Following: what happens without a caller, from the record's events and from clocks. */
@NullMarked
package org.usra.referral.following;

import org.jspecify.annotations.NullMarked;
