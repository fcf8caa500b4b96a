/**
 * The implementation guide of the scheme as it is packed: FHIR files that the record holds writers to, the launcher loads
 * and the guide's pages show.
 */
@NullMarked
package org.usra.rules.guide;

import org.jspecify.annotations.NullMarked;
