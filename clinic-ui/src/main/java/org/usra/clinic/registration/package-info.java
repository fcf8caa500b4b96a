/**
 * Opening a family file at the unit.
 */
@NullMarked
package org.usra.clinic.registration;

import org.jspecify.annotations.NullMarked;
