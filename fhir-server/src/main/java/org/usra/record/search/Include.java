package org.usra.record.search;

import org.jspecify.annotations.Nullable;

/**
 * One {@code _include} or {@code _revinclude}: {@code Observation:subject:Patient}.
 *
 * @param source the type that holds the reference; {@code *} for every type of the result
 * @param code the search parameter, or {@code *}
 * @param target only references to this type
 */
record Include(
        boolean reverse,
        boolean iterate,
        String source,
        String code,
        @Nullable String target) {

    boolean everyCode() {
        return code.equals("*");
    }
}
