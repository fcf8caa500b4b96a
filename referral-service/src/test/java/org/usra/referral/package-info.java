/** Tests of the process over HTTP, against an in-memory stand-in of the record that honours versions. */
@NullMarked
package org.usra.referral;

import org.jspecify.annotations.NullMarked;
