package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.at;
import static org.usra.launcher.demo.Elements.reference;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The free places of one working day in every hospital.
 *
 * <p>A day is one batch with its own marker, so a later start opens the days that have come into view and never touches
 * a day whose places may be taken.
 */
record SlotDay(LocalDate day) {

    private static final int DAYS = 21;
    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final int MINUTES = 30;
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    /** The working days of the next three weeks; the weekly day off is Friday. */
    static List<SlotDay> next(LocalDate today) {
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(DAYS)
                .filter(day -> day.getDayOfWeek() != DayOfWeek.FRIDAY)
                .map(SlotDay::new)
                .toList();
    }

    String marker() {
        return "demo-slots-" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    Batch batch(Vocabulary vocabulary) {
        Batch batch = new Batch(marker());
        for (ReferenceFile.Row offer : ReferenceFile.ofDb("facility-service").rows()) {
            String name = offer.text("facility") + "-" + offer.text("service");
            for (int place = 0; place < offer.number("slots_per_day"); place++) {
                LocalDateTime start = day.atTime(OPENING).plusMinutes((long) MINUTES * place);
                batch.put(object(
                        "resourceType", "Slot",
                        "id", "slot-" + name + "-" + start.format(COMPACT),
                        "serviceType", list(vocabulary.concept("service", offer.text("service"))),
                        "specialty", list(vocabulary.concept("service", offer.text("service"))),
                        "schedule", reference("Schedule/s-" + name),
                        "status", "free",
                        "start", at(start),
                        "end", at(start.plusMinutes(MINUTES))));
            }
        }
        return batch;
    }
}
