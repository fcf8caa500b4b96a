/**
 * Arabic and English: which one a person reads, how dates and numbers are written, and how typed digits are read.
 */
@NullMarked
package org.usra.clinic.language;

import org.jspecify.annotations.NullMarked;
