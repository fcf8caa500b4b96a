/**
 * The directory: which facilities the scheme has, and who holds which post. Publishes both registers.
 */
@NullMarked
package org.usra.record.directory;

import org.jspecify.annotations.NullMarked;
