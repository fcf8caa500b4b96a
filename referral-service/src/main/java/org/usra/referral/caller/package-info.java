/** Callers: who asks, in which place, for which organisation. Reads the register of posts; decides nothing. */
@NullMarked
package org.usra.referral.caller;

import org.jspecify.annotations.NullMarked;
