/**
 * Commit: what must hold, and what is derived, before a write becomes durable.
 */
@NullMarked
package org.usra.record.commit;

import org.jspecify.annotations.NullMarked;
