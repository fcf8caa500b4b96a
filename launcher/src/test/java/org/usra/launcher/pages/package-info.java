/**
 * Every page of the screens and every role: that it can be read, reached by the keyboard, printed, in both languages, and
 * that none is forgotten.
 */
@NullMarked
package org.usra.launcher.pages;

import org.jspecify.annotations.NullMarked;
