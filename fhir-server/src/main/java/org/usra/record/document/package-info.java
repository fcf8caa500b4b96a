/**
 * Documents: a FHIR resource as JSON, read under guard, written back as it came. Knows nothing of storage.
 */
@NullMarked
package org.usra.record.document;

import org.jspecify.annotations.NullMarked;
