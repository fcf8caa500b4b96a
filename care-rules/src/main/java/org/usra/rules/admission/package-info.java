/**
 * Admission: on what ground a hospital may register a patient. There is no way in beside the grounds named here.
 */
@NullMarked
package org.usra.rules.admission;

import org.jspecify.annotations.NullMarked;
