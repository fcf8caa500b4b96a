/**
 * Paths: the part of FHIRPath that search parameters are written in, on a JSON tree and without a model of classes.
 */
@NullMarked
package org.usra.record.path;

import org.jspecify.annotations.NullMarked;
