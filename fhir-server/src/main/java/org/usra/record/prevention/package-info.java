/**
 * Prevention: the vaccination card of a person, reckoned anew each time from the dated schedule and the recorded doses. Writes
 * nothing; shows it to who may read all Immunizations of the person.
 */
@NullMarked
package org.usra.record.prevention;

import org.jspecify.annotations.NullMarked;
