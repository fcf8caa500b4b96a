/**
 * Profiles: what the scheme asks of a resource beyond FHIR R4, compiled from the files of the implementation guide into flat
 * checks.
 *
 * <p>Judges what {@code structure} has found well formed, and knows nothing of stores and callers' rights. Offers the check to
 * the write path (as a rule of {@code commit}) and to {@code $validate}.
 */
@NullMarked
package org.usra.record.profile;

import org.jspecify.annotations.NullMarked;
