/**
 * What the state reports of people, and whether the person whom it means is the one whom the register knows.
 */
@NullMarked
package org.usra.rules.civil;

import org.jspecify.annotations.NullMarked;
