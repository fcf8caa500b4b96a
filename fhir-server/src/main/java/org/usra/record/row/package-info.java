/**
 * Typed rows: how Java values become the columns of one.
 */
@NullMarked
package org.usra.record.row;

import org.jspecify.annotations.NullMarked;
