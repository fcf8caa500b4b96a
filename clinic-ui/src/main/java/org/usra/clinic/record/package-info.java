/**
 * The record and the referral process as the signed-in person sees them: the only room that speaks FHIR over HTTP.
 */
@NullMarked
package org.usra.clinic.record;

import org.jspecify.annotations.NullMarked;
