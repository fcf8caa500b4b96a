/**
 * Export: what a caller may see, as files of JSON lines. Knows nothing of how a job is kept alive.
 *
 * <p><a href="https://hl7.org/fhir/uv/bulkdata/STU2/export.html">Bulk Data Access 2.0</a>
 */
@NullMarked
package org.usra.record.export;

import org.jspecify.annotations.NullMarked;
