package org.usra.record.household;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.usra.record.family.SchemeResources;

/** What a death ends: cover, enrolment, appointments to come and open referrals. */
final class Ending {

    private final Worksheet sheet;
    private final Standing standing;
    private final List<Line> lines;

    Ending(Worksheet sheet, Standing standing, List<Line> lines) {
        this.sheet = sheet;
        this.standing = standing;
        this.lines = lines;
    }

    void die(String person, Instant at) {
        sheet.edit(person).put("deceasedDateTime", Texts.of(at)).remove("deceasedBoolean");
        lines.add(new Line("dies", person, null, Texts.of(at).substring(0, 10)));
        standing.enrolment(person).ifPresent(episode -> {
            finish(sheet.edit(episode), at);
            lines.add(new Line("enrolment-ends", person, episode, null));
        });
        for (String cover : standing.covers(person, at)) {
            Texts.end(sheet.edit(cover), at);
            lines.add(new Line("cover-ends", person, cover, null));
        }
        for (String appointment : standing.appointments(person, at)) {
            cancel(sheet.edit(appointment));
            lines.add(new Line("appointment-cancelled", person, appointment, null));
        }
        for (String referral : standing.referrals(person)) {
            sheet.edit(referral).put("status", "revoked");
            standing.tasks(referral).forEach(task -> end(sheet.edit(task), at));
            lines.add(new Line("referral-ends", person, referral, null));
        }
    }

    static void finish(ObjectNode episode, Instant at) {
        episode.put("status", "finished");
        Texts.end(episode, at);
    }

    private static void cancel(ObjectNode appointment) {
        appointment.put("status", "cancelled");
        appointment
                .putObject("cancelationReason")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason")
                .put("code", "pat-dec");
    }

    private static void end(ObjectNode task, Instant at) {
        task.put("status", "cancelled").put("lastModified", Texts.of(at));
        SchemeResources.concept(task.putObject("businessStatus"), "business-status", "cancelled");
        SchemeResources.concept(task.putObject("statusReason"), "status-reason", "deceased");
    }
}
