/**
 * The index: which values a resource can be found by.
 */
@NullMarked
package org.usra.record.index;

import org.jspecify.annotations.NullMarked;
