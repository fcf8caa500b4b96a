/** The rulebook: dated values of the process, and the serial numbers of referrals. */
@NullMarked
package org.usra.referral.rulebook;

import org.jspecify.annotations.NullMarked;
