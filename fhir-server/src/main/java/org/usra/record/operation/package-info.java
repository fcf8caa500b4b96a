/**
 * Operations of R4 itself on the record: everything of a patient, and whether a resource would be accepted.
 */
@NullMarked
package org.usra.record.operation;

import org.jspecify.annotations.NullMarked;
