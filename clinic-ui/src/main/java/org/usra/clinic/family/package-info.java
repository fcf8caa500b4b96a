/**
 * The family file and the file of one person in it.
 */
@NullMarked
package org.usra.clinic.family;

import org.jspecify.annotations.NullMarked;
