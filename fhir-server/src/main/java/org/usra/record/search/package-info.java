/**
 * Search: from a FHIR query to SQL, and from rows to a page.
 */
@NullMarked
package org.usra.record.search;

import org.jspecify.annotations.NullMarked;
