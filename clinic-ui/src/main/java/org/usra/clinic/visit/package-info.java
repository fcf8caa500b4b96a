/**
 * The visit at the unit: reason, vitals, diagnosis, prescription and plan, saved as one transaction.
 */
@NullMarked
package org.usra.clinic.visit;

import org.jspecify.annotations.NullMarked;
