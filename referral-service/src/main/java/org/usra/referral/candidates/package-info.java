/** Candidates: which hospitals can take this patient, in which neutral order, and the evidence of what was offered. */
@NullMarked
package org.usra.referral.candidates;

import org.jspecify.annotations.NullMarked;
