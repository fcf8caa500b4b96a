/**
 * Access: who is asking, what their role permits, and whose record their relation opens.
 */
@NullMarked
package org.usra.record.access;

import org.jspecify.annotations.NullMarked;
