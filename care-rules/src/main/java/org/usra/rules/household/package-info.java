/**
 * The household's life: what a birth, a marriage, a move or a death changes in a family file, and why it may not.
 */
@NullMarked
package org.usra.rules.household;

import org.jspecify.annotations.NullMarked;
