/** Referring: the unit sends a referral, the patient chooses, the doctor withdraws it or closes the loop. */
@NullMarked
package org.usra.referral.referring;

import org.jspecify.annotations.NullMarked;
