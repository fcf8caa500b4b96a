/**
 * Starts and stops the whole of Usra on one machine: what {@code ./run} does.
 *
 * <p>Owns the order of things and what is printed. The rooms below know nothing of it: {@code preflight}, {@code
 * postgres}, {@code keycloak} and {@code child} use only {@code site}.
 */
@NullMarked
package org.usra.launcher;

import org.jspecify.annotations.NullMarked;
