/**
 * The load benchmark: what one operation of a running Usra costs, beside the floor that PostgreSQL sets.
 *
 * <p>Speaks HTTP to 127.0.0.1 only, is bounded in time, and fails when any answer is not 2xx.
 */
@NullMarked
package org.usra.bench;

import org.jspecify.annotations.NullMarked;
