/**
 * Events: one row per change, in the change's own transaction, read in order and never skipped.
 */
@NullMarked
package org.usra.record.event;

import org.jspecify.annotations.NullMarked;
