/**
 * Definitions: what FHIR R4 says of types, elements, search parameters and compartments.
 */
@NullMarked
package org.usra.record.definition;

import org.jspecify.annotations.NullMarked;
