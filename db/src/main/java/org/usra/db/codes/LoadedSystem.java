package org.usra.db.codes;

import org.jspecify.annotations.Nullable;

/**
 * The code system that a file holds.
 *
 * @param complete a code that is not in the file is no code of the system
 * @param notice the copyright notice that must go with the codes
 */
public record LoadedSystem(
        String url,
        String version,
        String name,
        String title,
        boolean complete,
        @Nullable String notice) {}
