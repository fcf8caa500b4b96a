package org.usra.rules.prevention;

import java.time.LocalDate;

/**
 * A dose that somebody was given.
 *
 * @param id where it is recorded
 * @param vaccine code of {@code CodeSystem/vaccine}
 */
public record GivenDose(String id, String vaccine, LocalDate date) {}
