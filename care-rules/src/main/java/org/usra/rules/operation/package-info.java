/**
 * Operation: what an operation of either service takes, and the refusal of everything else.
 */
@NullMarked
package org.usra.rules.operation;

import org.jspecify.annotations.NullMarked;
