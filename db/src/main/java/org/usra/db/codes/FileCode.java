package org.usra.db.codes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One code as a file has it.
 *
 * @param place where it stands, for what is said of it ({@code line 7})
 */
record FileCode(
        String place,
        String code,
        String display,
        @Nullable String arabic,
        List<String> parents,
        boolean inactive,
        boolean selectable,
        Map<String, List<String>> properties) {}
