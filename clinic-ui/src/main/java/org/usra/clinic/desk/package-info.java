/**
 * The hospital's referral desk: triage, booking, admission and the reply to the family doctor.
 */
@NullMarked
package org.usra.clinic.desk;

import org.jspecify.annotations.NullMarked;
