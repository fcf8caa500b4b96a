package org.usra.clinic.language;

/**
 * How a person likes to read.
 *
 * @param theme auto (as the system), light or dark
 * @param singleKeys whether single letters are shortcuts
 */
public record Preference(Language language, String theme, boolean singleKeys) {}
