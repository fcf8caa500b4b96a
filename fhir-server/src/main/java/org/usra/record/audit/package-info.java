/**
 * Audit: who read or wrote what, append-only, chained.
 */
@NullMarked
package org.usra.record.audit;

import org.jspecify.annotations.NullMarked;
