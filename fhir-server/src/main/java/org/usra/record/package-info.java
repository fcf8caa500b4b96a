/**
 * The record: every resource of the scheme, over FHIR R4.
 */
@NullMarked
package org.usra.record;

import org.jspecify.annotations.NullMarked;
