/**
 * Panels: how many people each family doctor has, that nobody has too many, who they are on a day, and how a person changes
 * the doctor. Publishes nothing. Knows nothing of households.
 */
@NullMarked
package org.usra.record.panel;

import org.jspecify.annotations.NullMarked;
