/**
 * The implementation guide of the scheme as it is packed: FHIR files under {@code /ig}, which the record holds writers to,
 * the launcher loads and {@code docs/ig} shows.
 */
@NullMarked
package org.usra.rules.guide;

import org.jspecify.annotations.NullMarked;
