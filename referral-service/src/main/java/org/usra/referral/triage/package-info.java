/** Triage: what a hospital answers to a referral, and what the unit answers back. */
@NullMarked
package org.usra.referral.triage;

import org.jspecify.annotations.NullMarked;
