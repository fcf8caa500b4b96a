package org.usra.record.household;

import org.jspecify.annotations.Nullable;

/**
 * One line of a preview: what becomes of whom.
 *
 * @param code one of {@code CodeSystem/household-effect}
 * @param subject reference to the person, or to the file
 * @param from what it was, where there was something
 * @param to what it is from now on
 */
record Line(
        String code,
        String subject,
        @Nullable String from,
        @Nullable String to) {}
