package org.usra.referral.following;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.RecordRefused;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Follows the record's events with a cursor of its own. One instance at a time: it has the cursor's lease, and the cursor
 * moves past an event only when that was worked on, so that an event is seen at least once.
 */
@Component
public class EventFollower {

    private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
    private static final int PAGE = 200;

    private final EventCursor cursor;
    private final CareRecord record;
    private final HospitalEvents hospital;
    private final Clocks clocks;

    EventFollower(EventCursor cursor, CareRecord record, HospitalEvents hospital, Clocks clocks) {
        this.cursor = cursor;
        this.record = record;
        this.hospital = hospital;
        this.clocks = clocks;
    }

    /** Works on the next page; another instance at work means that there is nothing to do here. */
    public void follow() {
        String lease = UUID.randomUUID().toString();
        Optional<Long> from = cursor.take(lease);
        if (from.isEmpty()) {
            return;
        }
        try {
            follow(lease, from.get());
        } finally {
            cursor.release(lease);
        }
    }

    private void follow(String lease, long after) {
        Parameters page = record.ask(null, "$events?after=" + after + "&_count=" + PAGE, Parameters.class);
        long last = after;
        for (ParametersParameterComponent event : events(page)) {
            boolean ours = act(part(event, "reference"), part(event, "interaction"));
            last = Long.parseLong(part(event, "seq"));
            if (ours && !cursor.move(lease, last)) {
                return;
            }
        }
        if (last > after) {
            cursor.move(lease, last);
        }
    }

    /** False for the many events that move no referral. */
    private boolean act(String reference, String interaction) {
        if (interaction.equals("delete")) {
            return false;
        }
        String id = reference.replaceFirst("^.*/", "");
        try {
            if (reference.startsWith("Encounter/")) {
                hospital.encounter(id);
            } else if (reference.startsWith("DocumentReference/")) {
                hospital.report(id);
            } else if (reference.startsWith("Task/")) {
                clocks.set(id);
            } else {
                return false;
            }
        } catch (RecordRefused e) {
            // Deleted since, or refused by a rule: one event may not stop the ones behind it.
            LOG.warn("event {} was not followed: {}", reference, e.getMessage());
        } catch (Refused e) {
            if (e.kind() == RefusalKind.BUSY || e.kind() == RefusalKind.CONFLICT) {
                throw e;
            }
            LOG.warn("event {} was not followed: {}", reference, e.getMessage());
        }
        return true;
    }

    private static List<ParametersParameterComponent> events(Parameters page) {
        return page.getParameter().stream()
                .filter(one -> "event".equals(one.getName()))
                .toList();
    }

    private static String part(ParametersParameterComponent event, String name) {
        return event.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .map(part -> Objects.requireNonNull(part.getValue().primitiveValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an event without " + name));
    }
}
