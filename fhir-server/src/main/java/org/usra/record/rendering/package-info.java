/**
 * Rendering: a stored resource as a caller asked to see it, in part, indented, or in XML.
 */
@NullMarked
package org.usra.record.rendering;

import org.jspecify.annotations.NullMarked;
