/**
 * The emergency desk: admit at once, ask later.
 */
@NullMarked
package org.usra.clinic.emergency;

import org.jspecify.annotations.NullMarked;
