/**
 * Interactions: one class per FHIR interaction.
 */
@NullMarked
package org.usra.record.interaction;

import org.jspecify.annotations.NullMarked;
