/**
 * Codes: loads whole code systems from an operator's files into schema {@code record}, with the words and ancestors that they
 * are found by.
 */
@NullMarked
package org.usra.db.codes;

import org.jspecify.annotations.NullMarked;
