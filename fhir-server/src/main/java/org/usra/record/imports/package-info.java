/**
 * Import: resources that come as JSON lines, stored first and written then, batch by batch, by the path of every other write.
 */
@NullMarked
package org.usra.record.imports;

import org.jspecify.annotations.NullMarked;
