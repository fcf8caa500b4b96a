/**
 * Terminology: what codes and units mean, in themselves. Knows nothing of tables, callers or HTTP, so that the index may ask
 * it; where code systems are kept is known by {@code vocabulary}.
 */
@NullMarked
package org.usra.record.terminology;

import org.jspecify.annotations.NullMarked;
