package org.usra.record.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.usra.record.index.IndexedValues.Moment;
import org.usra.record.path.Found;

/** Dates, by datatype: each is a stretch of time, open where a period has no end. */
final class MomentValues {

    private MomentValues() {}

    static void of(String parameter, Found found, Consumer<Moment> moments) {
        switch (found.type()) {
            case "Period" -> period(parameter, found.value(), moments);
            case "Timing" -> timing(parameter, found.value(), moments);
            default -> date(parameter, found.value(), moments);
        }
    }

    private static void date(String parameter, JsonNode date, Consumer<Moment> moments) {
        read(date).ifPresent(interval -> moments.accept(new Moment(parameter, interval.low(), interval.high())));
    }

    private static void period(String parameter, JsonNode period, Consumer<Moment> moments) {
        Optional<DateInterval> start = read(period.path("start"));
        Optional<DateInterval> end = read(period.path("end"));
        if (start.isPresent() || end.isPresent()) {
            moments.accept(new Moment(
                    parameter,
                    start.map(DateInterval::low).orElse(DateInterval.OPEN_LOW),
                    end.map(DateInterval::high).orElse(DateInterval.OPEN_HIGH)));
        }
    }

    /** "Only the outer limits matter": <a href="https://hl7.org/fhir/R4/search.html#date">R4 search, date</a>. */
    private static void timing(String parameter, JsonNode timing, Consumer<Moment> moments) {
        List<Moment> all = new ArrayList<>();
        timing.path("event").forEach(event -> date(parameter, event, all::add));
        period(parameter, timing.path("repeat").path("boundsPeriod"), all::add);
        if (!all.isEmpty()) {
            moments.accept(new Moment(
                    parameter,
                    all.stream().mapToLong(Moment::low).min().getAsLong(),
                    all.stream().mapToLong(Moment::high).max().getAsLong()));
        }
    }

    private static Optional<DateInterval> read(JsonNode date) {
        return date.isTextual() ? DateInterval.of(date.textValue()) : Optional.empty();
    }
}
