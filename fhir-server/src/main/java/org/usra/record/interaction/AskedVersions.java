package org.usra.record.interaction;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.DateInterval;
import org.usra.record.search.SearchFault;
import org.usra.record.store.VersionWindow;

/**
 * {@code _since} and {@code _at} of a history: what was made then or later, and what was current at some point of a period.
 *
 * <p><a href="https://hl7.org/fhir/R4/http.html#history">R4 history</a>
 */
final class AskedVersions {

    private AskedVersions() {}

    static VersionWindow of(Request request) {
        Instant since = request.first("_since").map(AskedVersions::since).orElse(null);
        return request.first("_at").map(at -> at(at, since)).orElse(new VersionWindow(since, null, null));
    }

    static Instant since(String value) {
        return instant(DateInterval.of(value)
                .orElseThrow(() -> SearchFault.value(value, "_since is an instant", "قيمة _since لحظة زمنية كاملة"))
                .low());
    }

    /** The other prefixes compare two periods: they do not say one that a version could be current in. */
    static VersionWindow at(String value, @Nullable Instant since) {
        String prefix = value.matches("[a-z]{2}.*") ? value.substring(0, 2) : "";
        DateInterval time = DateInterval.of(value.substring(prefix.length()))
                .orElseThrow(() -> SearchFault.value(
                        value,
                        "_at is a date, written 2026, 2026-11, 2026-11-23 or with a time",
                        "قيمة _at تاريخ يُكتب 2026 أو 2026-11 أو 2026-11-23 أو مع وقت"));
        Instant low = instant(time.low());
        Instant high = instant(time.high());
        return switch (prefix) {
            case "", "eq" -> new VersionWindow(since, low, high);
            case "ge" -> new VersionWindow(since, low, null);
            case "gt" -> new VersionWindow(since, high, null);
            case "le" -> new VersionWindow(since, null, high);
            case "lt" -> new VersionWindow(since, null, low);
            default ->
                throw SearchFault.value(
                        value, "_at takes the prefixes eq, ge, gt, le and lt", "يقبل _at البادئات eq وge وgt وle وlt");
        };
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(Duration.of(micros, ChronoUnit.MICROS));
    }
}
