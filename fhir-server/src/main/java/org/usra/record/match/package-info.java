/**
 * Matching: who of the registered people somebody may be whose data a client has. Owns the score; shows nobody whom a search
 * by the same caller would not.
 */
@NullMarked
package org.usra.record.match;

import org.jspecify.annotations.NullMarked;
