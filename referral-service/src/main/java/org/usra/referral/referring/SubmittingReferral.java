package org.usra.referral.referring;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.RecordRefused;
import org.usra.referral.record.Transaction;
import org.usra.referral.rulebook.ReferralNumbers;
import org.usra.referral.rulebook.RuleValues;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Lifecycle;
import org.usra.rules.referral.Stage;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** A family doctor sends a referral: authorization and coordination Task appear together, no hospital named. */
@Component
class SubmittingReferral implements OperationProvider {

    private final Callers callers;
    private final CareRecord record;
    private final ReferralForm form;
    private final ReferralNumbers numbers;
    private final RuleValues rules;
    private final FhirContext fhir;
    private final Clock clock;

    SubmittingReferral(
            Callers callers,
            CareRecord record,
            ReferralForm form,
            ReferralNumbers numbers,
            RuleValues rules,
            FhirContext fhir,
            Clock clock) {
        this.callers = callers;
        this.record = record;
        this.form = form;
        this.numbers = numbers;
        this.rules = rules;
        this.fhir = fhir;
        this.clock = clock;
    }

    @Operation(name = "$submit", typeName = "ServiceRequest")
    public Bundle submit(@ResourceParam Bundle sent) {
        Caller caller = callers.current();
        Lifecycle.OF_THE_SCHEME.require(Action.SUBMIT, Stage.NONE, caller.actor());
        ServiceRequest request = form.read(sent);
        requireOwnPatient(caller, request);
        requireNoOther(caller, request);
        complete(caller, request);

        Transaction transaction = new Transaction();
        String reference = transaction.create(request);
        transaction.create(coordination(caller, request, reference));
        attachments(sent).forEach(entry -> transaction.create(entry.getFullUrl(), entry.getResource()));
        try {
            return transaction.commit(record, caller.token(), fhir);
        } catch (RecordRefused e) {
            // Somebody sent the same at the same moment, and the record took theirs: now it can be named.
            if (e.says("duplicate-referral")) {
                requireNoOther(caller, request);
            }
            throw e;
        }
    }

    private void complete(Caller caller, ServiceRequest request) {
        Instant now = clock.instant();
        request.setId((String) null);
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.setCategory(List.of(Terms.ours("request-category", "referral")));
        request.setRequisition(Terms.identifier("referral", numbers.next().toString()));
        request.setRequester(new Reference(caller.post()));
        request.setAuthoredOn(Date.from(now));
        request.setOccurrence(new Period()
                .setStart(Date.from(now))
                .setEnd(Date.from(now.plus(Duration.ofDays(rules.number("referral.validity.days"))))));
        // The patient has not chosen yet; whatever the sender wrote here would be steering.
        request.setPerformer(null);
        String patient = request.getSubject().getReference();
        record.find(caller.token(), Coverage.class, "beneficiary=" + patient + "&status=active").stream()
                .findFirst()
                .ifPresent(cover -> request.setInsurance(
                        List.of(new Reference("Coverage/" + cover.getIdElement().getIdPart()))));
    }

    private Task coordination(Caller caller, ServiceRequest request, String reference) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setBusinessStatus(Terms.businessStatus(Stage.AWAITING_CHOICE));
        task.setIntent(Task.TaskIntent.ORDER);
        task.setPriority(Task.TaskPriority.fromCode(request.getPriority().toCode()));
        task.setCode(Terms.hl7Task("fulfill"));
        task.setGroupIdentifier(request.getRequisition().copy());
        task.setFocus(new Reference(reference));
        task.addBasedOn(new Reference(reference));
        task.setFor(request.getSubject().copy());
        task.setRequester(new Reference(caller.requireOrganization()));
        task.setAuthoredOn(request.getAuthoredOn());
        task.setLastModified(request.getAuthoredOn());
        task.getRestriction().setPeriod(request.getOccurrencePeriod().copy());
        return task;
    }

    private void requireOwnPatient(Caller caller, ServiceRequest request) {
        String query = "patient=" + request.getSubject().getReference() + "&status=active&organization="
                + caller.requireOrganization();
        if (record.find(caller.token(), EpisodeOfCare.class, query).isEmpty()) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "not-enrolled-here",
                            "هذا الشخص غير مسجل بوحدتكم. سجله بالوحدة أولا ثم أحِله.",
                            "This person is not enrolled at your unit. Enrol them first, then refer.",
                            "ServiceRequest.subject"));
        }
    }

    private void requireNoOther(Caller caller, ServiceRequest request) {
        String service = request.getCode().getCodingFirstRep().getSystem() + "|"
                + request.getCode().getCodingFirstRep().getCode();
        record
                .find(
                        caller.token(),
                        ServiceRequest.class,
                        "patient=" + request.getSubject().getReference() + "&status=active,on-hold&code=" + service)
                .stream()
                .filter(other -> other.getCategory().stream()
                        .anyMatch(category -> Terms.is(category, "request-category", "referral")))
                .findFirst()
                .ifPresent(other -> {
                    String number = other.getRequisition().getValue();
                    throw new Refused(
                            RefusalKind.DUPLICATE,
                            new Refusal(
                                    "duplicate-referral",
                                    "توجد إحالة مفتوحة لنفس الخدمة برقم " + number
                                            + ". أكملها أو اسحبها قبل إحالة جديدة.",
                                    "A referral to the same service is open, number " + number
                                            + ". Use it, or withdraw it before you send another.",
                                    "ServiceRequest.code"));
                });
    }

    private static List<Bundle.BundleEntryComponent> attachments(Bundle sent) {
        return sent.getEntry().stream()
                .filter(entry -> {
                    Resource resource = entry.getResource();
                    return !(resource instanceof ServiceRequest);
                })
                .toList();
    }
}
