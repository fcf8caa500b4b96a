/**
 * Coding: how the words of a code's name are compared when somebody types the first letters of one.
 */
@NullMarked
package org.usra.rules.coding;

import org.jspecify.annotations.NullMarked;
