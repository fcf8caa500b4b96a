/**
 * The rule book: values that regulation sets, as dated rows. Knows nothing of what they are used for.
 */
@NullMarked
package org.usra.record.rulebook;

import org.jspecify.annotations.NullMarked;
