package org.usra.referral.admission;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.Transaction;
import org.usra.referral.rulebook.RuleValues;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.naming.Canonical;
import org.usra.rules.referral.Actor;

/** An emergency: admitted at once, without referral or number; the patient's unit hears of it in the same moment. */
@Component
class AdmittingEmergency implements OperationProvider {

    private final Callers callers;
    private final CareRecord record;
    private final Enrolment enrolment;
    private final RuleValues rules;
    private final FhirContext fhir;
    private final Clock clock;

    AdmittingEmergency(
            Callers callers, CareRecord record, Enrolment enrolment, RuleValues rules, FhirContext fhir, Clock clock) {
        this.callers = callers;
        this.record = record;
        this.enrolment = enrolment;
        this.rules = rules;
        this.fhir = fhir;
        this.clock = clock;
    }

    @Operation(name = "$emergency-admit", typeName = "Encounter")
    public Bundle admit(
            @OperationParam(name = "patient") @Nullable Reference patient,
            @OperationParam(name = "tag") @Nullable StringType tag,
            @OperationParam(name = "complaint", min = 1) @Nullable StringType complaint,
            @OperationParam(name = "triage") @Nullable IntegerType triage,
            @OperationParam(name = "justification") @Nullable StringType justification) {
        Caller caller = callers.current();
        caller.requireActor(Actor.HOSPITAL);
        Instant now = clock.instant();
        Transaction transaction = new Transaction();
        Encounter encounter = new Encounter();
        String reference;
        Optional<String> unit = Optional.empty();
        if (patient == null) {
            String unknown = Inputs.text("tag", tag);
            Patient person = unidentified(unknown);
            String name = "urn:uuid:" + java.util.UUID.randomUUID();
            encounter = Admissions.begin(caller, new Reference(name), "EMER", Date.from(now));
            reference = transaction.create(describe(encounter, complaint, triage, justification));
            transaction.create(name, person);
        } else {
            String known = "Patient/" + Inputs.id("patient", "Patient", patient);
            encounter = Admissions.begin(caller, new Reference(known), "EMER", Date.from(now));
            reference = transaction.create(describe(encounter, complaint, triage, justification));
            unit = enrolment.unitOf(known);
        }
        Encounter admitted = encounter;
        unit.ifPresent(home -> {
            transaction.create(recall(caller, home, admitted.getSubject(), reference, now));
            transaction.create(notice(caller, home, admitted.getSubject(), reference, now));
        });
        return transaction.commit(record, caller.token(), fhir);
    }

    private static Encounter describe(
            Encounter encounter,
            @Nullable StringType complaint,
            @Nullable IntegerType triage,
            @Nullable StringType justification) {
        String words = Inputs.text("complaint", complaint);
        encounter.addReasonCode().setText(words);
        Extension level = new Extension(Canonical.structure("triage"));
        if (triage != null && !triage.isEmpty()) {
            int value = Integer.parseInt(Inputs.oneOf("triage", triage, java.util.Set.of("1", "2", "3", "4", "5")));
            level.addExtension("level", new IntegerType(value));
        }
        level.addExtension("complaint", new StringType(words));
        String why = Inputs.optional(justification);
        if (why != null) {
            level.addExtension("justification", new StringType(why));
        }
        encounter.addExtension(level);
        return encounter;
    }

    private static Patient unidentified(String tag) {
        Patient patient = new Patient();
        patient.addIdentifier(Terms.identifier("emergency-tag", tag));
        patient.setActive(true);
        patient.setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.UNKNOWN);
        patient.addName().setUse(org.hl7.fhir.r4.model.HumanName.NameUse.TEMP).setText("مجهول الهوية " + tag);
        return patient;
    }

    /** The family doctor sees the patient soon: what happened, and why the family doctor was not enough. */
    private Task recall(Caller caller, String unit, Reference patient, String encounter, Instant now) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(Terms.ours("task-code", "recall"));
        task.setFocus(new Reference(encounter));
        task.setFor(patient.copy());
        task.setRequester(new Reference(caller.requireOrganization()));
        task.setOwner(new Reference(unit));
        task.setAuthoredOn(Date.from(now));
        task.setLastModified(Date.from(now));
        task.getRestriction()
                .getPeriod()
                .setEnd(Date.from(now.plus(Duration.ofDays(rules.number("emergency.recall.days")))));
        task.setDescriptionElement(Terms.bilingual("استدعاء بعد زيارة طوارئ", "Recall after an emergency visit"));
        return task;
    }

    private static Communication notice(Caller caller, String unit, Reference patient, String encounter, Instant now) {
        Communication notice = new Communication();
        notice.setStatus(Communication.CommunicationStatus.COMPLETED);
        notice.setSubject(patient.copy());
        notice.addRecipient(new Reference(unit));
        notice.setSender(new Reference(caller.requireOrganization()));
        notice.addAbout(new Reference(encounter));
        notice.setSent(Date.from(now));
        notice.addPayload()
                .setContent(Terms.bilingual(
                        "أحد المسجلين بوحدتكم دخل الطوارئ الآن.",
                        "A person enrolled at your unit is in an emergency room."));
        return notice;
    }
}
