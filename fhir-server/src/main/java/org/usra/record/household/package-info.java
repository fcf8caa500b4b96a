/**
 * The household's life: births, marriages, moves and deaths, each one transaction with a preview, a history and an undo.
 */
@NullMarked
package org.usra.record.household;

import org.jspecify.annotations.NullMarked;
