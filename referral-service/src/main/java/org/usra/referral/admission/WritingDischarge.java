package org.usra.referral.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.record.Transaction;
import org.usra.referral.rulebook.RuleValues;
import org.usra.referral.vocabulary.Terms;

/** Writes what a discharge consists of: finished visit, diagnoses, report and its entry, follow-ups for the unit. */
@Component
class WritingDischarge {

    private static final String DISPOSITION = "http://terminology.hl7.org/CodeSystem/discharge-disposition";

    private final Enrolment enrolment;
    private final RuleValues rules;
    private final Clock clock;

    WritingDischarge(Enrolment enrolment, RuleValues rules, Clock clock) {
        this.enrolment = enrolment;
        this.rules = rules;
        this.clock = clock;
    }

    Date now() {
        return Date.from(clock.instant());
    }

    /** The unit that the patient of an emergency belongs to; null when nobody knows who the patient is. */
    @Nullable
    String unitOf(Encounter visit) {
        return enrolment.unitOf(visit.getSubject().getReference()).orElse(null);
    }

    /** Returns the reference of the report's entry. */
    String write(Transaction transaction, DischargeForm form, Encounter visit, @Nullable String unit, Date at) {
        finish(visit, form.disposition(), at);
        transaction.update(visit);
        for (CodeableConcept diagnosis : form.diagnoses()) {
            String condition = transaction.create(condition(visit, diagnosis, at));
            visit.addDiagnosis().setCondition(new Reference(condition));
        }
        String document = transaction.create(DischargeReport.document(form, visit, at));
        String report = transaction.create(DischargeReport.entry(visit, document, at));
        if (unit != null) {
            List<DischargeForm.FollowUp> followUps = form.followUps().isEmpty()
                    ? List.of(new DischargeForm.FollowUp("متابعة بعد الخروج – follow-up after discharge", null))
                    : form.followUps();
            for (DischargeForm.FollowUp followUp : followUps) {
                transaction.create(task(visit, followUp, unit, report, at));
            }
        }
        return report;
    }

    static void finish(Encounter visit, @Nullable String disposition, Date at) {
        visit.setStatus(Encounter.EncounterStatus.FINISHED);
        if (!visit.getPeriod().hasEnd()) {
            visit.getPeriod().setEnd(at);
        }
        if (disposition != null) {
            visit.getHospitalization()
                    .setDischargeDisposition(new CodeableConcept(
                            new Coding().setSystem(DISPOSITION).setCode(disposition)));
        }
    }

    private static Condition condition(Encounter visit, CodeableConcept diagnosis, Date at) {
        Condition condition = new Condition();
        condition.setClinicalStatus(new CodeableConcept(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/condition-clinical")
                .setCode("active")));
        condition.addCategory(new CodeableConcept(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/condition-category")
                .setCode("encounter-diagnosis")));
        condition.setCode(diagnosis);
        condition.setSubject(visit.getSubject().copy());
        condition.setEncounter(new Reference("Encounter/" + visit.getIdElement().getIdPart()));
        condition.setRecordedDate(at);
        return condition;
    }

    private Task task(Encounter visit, DischargeForm.FollowUp followUp, String unit, String report, Date at) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(Terms.ours("task-code", "follow-up"));
        visit.getBasedOn().forEach(request -> task.addBasedOn(request.copy()));
        task.setFocus(new Reference(report));
        task.setFor(visit.getSubject().copy());
        task.setRequester(visit.getServiceProvider().copy());
        task.setOwner(new Reference(unit));
        task.setDescription(followUp.text());
        task.setAuthoredOn(at);
        task.setLastModified(at);
        Duration usual = Duration.ofDays(rules.number("follow-up.after-discharge.days"));
        Date due = followUp.due() == null ? Date.from(at.toInstant().plus(usual)) : followUp.due();
        task.getRestriction().getPeriod().setEnd(due);
        return task;
    }
}
