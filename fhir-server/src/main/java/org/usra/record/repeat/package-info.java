/**
 * Repeats: a request that carries an Idempotency-Key is carried out once, however often it arrives.
 */
@NullMarked
package org.usra.record.repeat;

import org.jspecify.annotations.NullMarked;
