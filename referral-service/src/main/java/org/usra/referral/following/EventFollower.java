package org.usra.referral.following;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.RecordRefused;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Follows the record's events with a cursor of its own. One instance at a time: the cursor's row is locked while a page is
 * worked on, and moves only when the page is done, so that an event is seen at least once.
 */
@Component
public class EventFollower {

    private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final CareRecord record;
    private final HospitalEvents hospital;
    private final Clocks clocks;
    private final Clock clock;

    EventFollower(JdbcClient jdbc, CareRecord record, HospitalEvents hospital, Clocks clocks, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.hospital = hospital;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Works on the next page; another instance at work means that there is nothing to do here. */
    @Transactional
    public void follow() {
        Optional<Long> cursor = jdbc.sql(
                        "select sequence from event_cursor where follower = 'referrals' for update skip locked")
                .query(Long.class)
                .optional();
        if (cursor.isEmpty()) {
            return;
        }
        long after = cursor.get();
        Parameters page = record.ask(null, "$events?after=" + after + "&_count=" + PAGE, Parameters.class);
        long last = after;
        for (ParametersParameterComponent event : events(page)) {
            act(part(event, "reference"), part(event, "interaction"));
            last = Long.parseLong(part(event, "seq"));
        }
        if (last > after) {
            jdbc.sql("update event_cursor set sequence = ?, moved = ? where follower = 'referrals'")
                    .params(last, Timestamp.from(clock.instant()))
                    .update();
        }
    }

    private void act(String reference, String interaction) {
        if (interaction.equals("delete")) {
            return;
        }
        String id = reference.replaceFirst("^.*/", "");
        try {
            if (reference.startsWith("Encounter/")) {
                hospital.encounter(id);
            } else if (reference.startsWith("DocumentReference/")) {
                hospital.report(id);
            } else if (reference.startsWith("Task/")) {
                clocks.set(id);
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
