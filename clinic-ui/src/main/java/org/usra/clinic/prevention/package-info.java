/**
 * Prevention at the unit: the vaccination card of a person, and writing down the dose that was given today. What is due is
 * decided by the record.
 */
@NullMarked
package org.usra.clinic.prevention;

import org.jspecify.annotations.NullMarked;
