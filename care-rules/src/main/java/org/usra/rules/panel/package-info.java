/**
 * Panels of family doctors: when a change of doctor may count from, and what is said when a panel is full.
 */
@NullMarked
package org.usra.rules.panel;

import org.jspecify.annotations.NullMarked;
