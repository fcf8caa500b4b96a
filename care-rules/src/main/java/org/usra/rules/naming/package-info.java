/**
 * The names of the scheme in FHIR: canonical base, identifier systems, code systems, extensions.
 */
@NullMarked
package org.usra.rules.naming;

import org.jspecify.annotations.NullMarked;
