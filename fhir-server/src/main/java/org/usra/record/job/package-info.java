/**
 * Jobs: work that outlives its request. Owns who works on what, where the work stands, its files, and how a client follows it;
 * knows nothing of what the work is.
 */
@NullMarked
package org.usra.record.job;

import org.jspecify.annotations.NullMarked;
