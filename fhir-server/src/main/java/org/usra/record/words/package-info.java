/**
 * Words: what a resource says in words, and the table that finds a resource by them.
 *
 * <p>Follows the events, so that no writer waits for it. Knows nothing of searches and of who may see what.
 */
@NullMarked
package org.usra.record.words;

import org.jspecify.annotations.NullMarked;
