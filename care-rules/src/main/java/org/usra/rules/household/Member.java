package org.usra.rules.household;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person who belongs to a household now.
 *
 * @param person id of the Patient
 * @param born null where the day is not known
 * @param since when the membership began
 */
public record Member(
        String person, FamilyRole role, @Nullable LocalDate born, Instant since) {

    boolean isHead() {
        return role == FamilyRole.HEAD;
    }
}
