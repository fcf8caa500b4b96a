/**
 * Structure: whether a resource is well formed by FHIR R4, before anything is made of it.
 *
 * <p>Knows elements, datatypes, required codes and the invariants that are cheap; the scheme's own profiles are rules of
 * another room, which asks this one first.
 */
@NullMarked
package org.usra.record.structure;

import org.jspecify.annotations.NullMarked;
