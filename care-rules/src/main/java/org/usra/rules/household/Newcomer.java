package org.usra.rules.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person who is to join a household.
 *
 * @param person id of the Patient, or a reference to it in the same transaction
 * @param born null where the day is not known
 */
public record Newcomer(
        String person, FamilyRole role, @Nullable LocalDate born, boolean alive) {}
