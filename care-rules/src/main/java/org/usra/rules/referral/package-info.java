/**
 * The lifecycle of a referral: who may do what at which stage, and what each move does. Knows neither FHIR nor a clock;
 * the moves are the rows of {@code transitions.csv}.
 */
@NullMarked
package org.usra.rules.referral;

import org.jspecify.annotations.NullMarked;
