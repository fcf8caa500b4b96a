package org.usra.clinic.family;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A measured value.
 *
 * @param name the message that names it, by LOINC code
 * @param unit UCUM code, which names the message
 * @param unusual whether it lies outside of the band in which nothing needs to be done
 */
public record VitalLine(
        String name, String value, String unit, @Nullable Date when, boolean unusual) {}
