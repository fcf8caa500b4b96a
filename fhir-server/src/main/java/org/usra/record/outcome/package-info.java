/**
 * Outcomes: what the record says when it refuses, or when it is asked to say that something went well.
 */
@NullMarked
package org.usra.record.outcome;

import org.jspecify.annotations.NullMarked;
