package org.usra.record.row;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one statement in order; null where a column has none. */
public final class Values {

    private Values() {}

    /** Instants and days become what JDBC binds; everything else stays. */
    public static List<@Nullable Object> of(@Nullable Object... values) {
        List<@Nullable Object> bound = new ArrayList<>(values.length);
        for (Object value : values) {
            bound.add(
                    switch (value) {
                        case Instant instant -> Timestamp.from(instant);
                        case LocalDate day -> Date.valueOf(day);
                        case null -> null;
                        default -> value;
                    });
        }
        return Collections.unmodifiableList(bound);
    }
}
