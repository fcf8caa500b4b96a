package org.usra.record.panel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.commit.Elements;
import org.usra.record.family.Enrolment;
import org.usra.record.interaction.OwnTransactions;
import org.usra.record.interaction.OwnTransactions.Draft;
import org.usra.rules.panel.OpenDays;
import org.usra.rules.panel.PanelRefusals;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Gives an enrolled person a family doctor of the same unit, or another one: one enrolment ends and the next begins at the
 * same moment, and both doctors and the unit are told, in one transaction.
 */
@Component
class AssigningDoctor {

    private final PresentEnrolments enrolments;
    private final Doctors doctors;
    private final OwnTransactions transactions;
    private final Clock clock;

    AssigningDoctor(PresentEnrolments enrolments, Doctors doctors, OwnTransactions transactions, Clock clock) {
        this.enrolments = enrolments;
        this.doctors = doctors;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was written: the new enrolment, the one that ended, the notice. */
    List<ObjectNode> assign(Caller caller, AssignForm form) {
        PresentEnrolments.Present present = enrolments.locked(caller, form.patient());
        // Only now: whoever waited for the lock would else come before the enrolment that began meanwhile.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Enrolment enrolment = present.enrolment();
        requireAnotherDoctorOf(enrolment.unit(), enrolment.doctor(), form.doctor(), now);
        ObjectNode ended = present.episode();
        Instant at =
                begins(form.date(), now, Elements.begins(ended.path("period").path("start")));
        ObjectNode begun = begun(ended, form.doctor(), at);
        ended.put("status", "finished").withObject("/period").put("end", Day.text(at));
        Draft draft = new Draft();
        String reference = draft.create(begun);
        draft.update(ended, present.version());
        draft.create(new Notice(caller, enrolment, form, doctors).of(reference, at, now));
        return transactions.write(byTheScheme(caller), draft);
    }

    private void requireAnotherDoctorOf(String unit, @Nullable String present, String asked, Instant now) {
        if (asked.equals(present)) {
            throw new Refused(RefusalKind.RULE, PanelRefusals.UNCHANGED.at(AssignForm.element("doctor")));
        }
        if (!doctors.isAt(asked, unit, now)) {
            throw new Refused(
                    RefusalKind.RULE, PanelRefusals.NOT_A_DOCTOR_OF_THE_UNIT.at(AssignForm.element("doctor")));
        }
    }

    private static Instant begins(@Nullable LocalDate asked, Instant now, @Nullable Instant since) {
        LocalDate today = Day.today(now);
        LocalDate day = Objects.requireNonNullElse(asked, today);
        try {
            OpenDays.requireOpenToChange(day, today);
            Instant at = day.equals(today) ? now : Day.begins(day);
            if (since != null && at.isBefore(since)) {
                throw OpenDays.beforeTheEnrolment();
            }
            return at;
        } catch (Refused refused) {
            throw new Refused(
                    refused.kind(),
                    refused.refusals().stream()
                            .map(each -> each.at(AssignForm.element("date")))
                            .toList());
        }
    }

    /** The same person at the same unit, with nothing else of what ended. */
    private static ObjectNode begun(ObjectNode ended, String doctor, Instant at) {
        ObjectNode begun = ended.deepCopy().retain(List.of("resourceType", "type", "patient", "managingOrganization"));
        begun.put("status", "active").putObject("period").put("start", Day.text(at));
        begun.putObject("careManager").put("reference", "PractitionerRole/" + doctor);
        return begun;
    }

    /** The notice is the scheme's, whoever made the change; the enrolments are written by the caller's own rights. */
    private static Caller byTheScheme(Caller caller) {
        return caller.writingWorkflow(caller.roles());
    }
}
