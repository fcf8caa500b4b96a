/**
 * The gate: no Encounter at a hospital without a ground, whoever writes it and by whichever interaction.
 */
@NullMarked
package org.usra.record.admission;

import org.jspecify.annotations.NullMarked;
