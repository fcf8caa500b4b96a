/**
 * The demonstration of README, done step by step by the people of the demo in real browsers, and read back from the record
 * after each step.
 */
@NullMarked
package org.usra.launcher.demonstration;

import org.jspecify.annotations.NullMarked;
