/**
 * The post that the signed-in person holds: as whom, and at which unit, hospital or authority.
 */
@NullMarked
package org.usra.clinic.workplace;

import org.jspecify.annotations.NullMarked;
