/**
 * One installation on this machine: where it listens, where its data lives, how it says what it does, and how it gives
 * up.
 */
@NullMarked
package org.usra.launcher.site;

import org.jspecify.annotations.NullMarked;
