package org.usra.referral.booking;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.record.CareRecord;
import org.usra.rules.naming.Canonical;

/** The slots of a hospital's service that can still be taken; a hold that has run out counts as free. */
@Component
public class FreeSlots {

    private static final int LOOKED_AT = 100;

    private final CareRecord record;

    FreeSlots(CareRecord record) {
        this.record = record;
    }

    /** The earliest free slots from this moment on. */
    public List<Slot> next(@Nullable String person, String service, Instant from, int count) {
        return between(person, service, from, null, from).stream().limit(count).toList();
    }

    List<Slot> between(@Nullable String person, String service, Instant from, @Nullable Instant to, Instant now) {
        String schedules = String.join(",", schedules(person, service));
        if (schedules.isEmpty()) {
            return List.of();
        }
        String until = to == null ? "" : "&start=lt" + to;
        String query = "schedule=" + schedules + "&status=free,busy-tentative&start=ge" + from + until
                + "&_sort=start&_count=" + LOOKED_AT;
        return record.find(person, Slot.class, query).stream()
                .filter(slot -> isFree(slot, now))
                .toList();
    }

    /** The calendars of a service, as references. */
    Set<String> schedules(@Nullable String person, String service) {
        return record.find(person, Schedule.class, "actor=" + service).stream()
                .map(schedule -> "Schedule/" + schedule.getIdElement().getIdPart())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isFree(Slot slot, Instant now) {
        if (slot.getStatus() == Slot.SlotStatus.FREE) {
            return true;
        }
        Date held = heldUntil(slot.getExtension());
        return slot.getStatus() == Slot.SlotStatus.BUSYTENTATIVE
                && held != null
                && !held.toInstant().isAfter(now);
    }

    static @Nullable Date heldUntil(List<Extension> extensions) {
        return extensions.stream()
                .filter(one -> Canonical.structure("held-until").equals(one.getUrl()))
                .map(one -> ((InstantType) one.getValue()).getValue())
                .findFirst()
                .orElse(null);
    }
}
