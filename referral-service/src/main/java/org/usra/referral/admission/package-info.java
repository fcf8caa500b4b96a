/** Admission: the patient arrives at the hospital, by referral or as an emergency, and leaves with a report. */
@NullMarked
package org.usra.referral.admission;

import org.jspecify.annotations.NullMarked;
