/**
 * Reindex: makes again, while the record is in use, whatever is derived from documents: owners, search keys, index rows and
 * typed rows; or says where they differ.
 */
@NullMarked
package org.usra.record.reindex;

import org.jspecify.annotations.NullMarked;
