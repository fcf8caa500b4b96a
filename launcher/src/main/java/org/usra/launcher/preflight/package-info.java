/** What is looked at before anything is started, so that a start fails with one clear line instead of halfway. */
@NullMarked
package org.usra.launcher.preflight;

import org.jspecify.annotations.NullMarked;
