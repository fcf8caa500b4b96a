/**
 * Reads from a standby of PostgreSQL, where the operator has one: which request may, and when the standby knows enough.
 *
 * <p>Off until its address is set. Knows nothing of what is read.
 */
@NullMarked
package org.usra.record.replica;

import org.jspecify.annotations.NullMarked;
