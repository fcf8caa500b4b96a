/**
 * Codes: the terminology operations of R4 over HTTP. What codes mean is known by {@code terminology}, where they are kept by
 * {@code vocabulary}; here are inputs, answers and the audit.
 */
@NullMarked
package org.usra.record.codes;

import org.jspecify.annotations.NullMarked;
