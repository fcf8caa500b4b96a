/** A program that runs as a child of the launcher, dies with it, and says when it can serve. */
@NullMarked
package org.usra.launcher.child;

import org.jspecify.annotations.NullMarked;
