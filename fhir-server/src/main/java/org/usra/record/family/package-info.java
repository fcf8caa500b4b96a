/**
 * Families: the family file, who belongs to which household, and who is enrolled with which family doctor.
 */
@NullMarked
package org.usra.record.family;

import org.jspecify.annotations.NullMarked;
