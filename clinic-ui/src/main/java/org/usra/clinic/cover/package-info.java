/**
 * What the insurer sees: cover, eligibility and claims of one person.
 */
@NullMarked
package org.usra.clinic.cover;

import org.jspecify.annotations.NullMarked;
