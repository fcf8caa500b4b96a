/**
 * Vocabulary: where code systems, value sets and maps are kept (as resources of the record, loaded by the operator, shipped
 * with R4), and what a value set consists of. Search and the operations ask here; nothing here knows either.
 */
@NullMarked
package org.usra.record.vocabulary;

import org.jspecify.annotations.NullMarked;
