package org.usra.rules.civil;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.rules.identity.Sex;

/**
 * How an authority, or the register, describes one person.
 *
 * @param names each whole, as it is written
 * @param born null where it is not said
 * @param sex null where it is not said
 */
public record Described(
        List<String> names,
        @Nullable LocalDate born,
        @Nullable Sex sex) {

    public Described {
        names = List.copyOf(names);
    }

    /** For an event that puts the birth date right. */
    public Described withoutBirthDate() {
        return new Described(names, null, sex);
    }
}
