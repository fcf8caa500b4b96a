/** Starts and stops the whole of Usra on one machine. */
@NullMarked
package org.usra.launcher;

import org.jspecify.annotations.NullMarked;
