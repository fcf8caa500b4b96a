/**
 * A referral from the family doctor to the hospital of the patient's choice, its letter and the unit's inbox.
 */
@NullMarked
package org.usra.clinic.referral;

import org.jspecify.annotations.NullMarked;
