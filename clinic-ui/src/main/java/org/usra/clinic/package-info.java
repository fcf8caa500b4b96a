/** The screens of units, hospitals, the authority and the citizen. */
@NullMarked
package org.usra.clinic;

import org.jspecify.annotations.NullMarked;
