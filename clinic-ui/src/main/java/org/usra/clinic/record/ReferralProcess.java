package org.usra.clinic.record;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usra.clinic.ClinicSettings;
import org.usra.clinic.record.FhirCalls.Call;

/** The operations of referral-service: the only way to move a referral, a booking or a hospital stay. */
@Component
public class ReferralProcess {

    private final FhirCalls calls;
    private final String base;

    ReferralProcess(FhirCalls calls, ClinicSettings settings) {
        this.calls = calls;
        this.base = settings.referralUrl() + "/";
    }

    /** Carries out an operation on a type, for example {@code ServiceRequest/$submit}. */
    public Found perform(String type, String operation, Resource in, String key) {
        return Found.in(calls.answer(new Call(HttpMethod.POST, base + type + "/$" + operation, in, null, key)));
    }

    /** Carries out an operation on one resource, on the version that the person looked at. */
    public Found perform(Subject subject, String operation, Resource in, String key) {
        String url = base + subject.type() + "/" + Ids.safe(subject.id()) + "/$" + operation;
        return Found.in(calls.answer(new Call(HttpMethod.POST, url, in, subject.version(), key)));
    }

    public Found ask(Query query) {
        return Found.in(calls.answer(new Call(HttpMethod.GET, base + query.relative(), null, null, null)));
    }

    /** What the caller may do now with a Task: a Parameters resource. */
    public Found availableActions(String taskId) {
        return ask(Query.of("Task/" + Ids.safe(taskId) + "/$available-actions"));
    }

    /** The resource that an operation is about, and the version that the person saw. */
    public record Subject(String type, String id, @Nullable String version) {}
}
