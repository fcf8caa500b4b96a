package org.usra.clinic.record;

import ca.uhn.fhir.model.api.annotation.ResourceDef;
import java.util.Collection;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.ImmunizationRecommendation;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usra.clinic.ClinicSettings;
import org.usra.clinic.record.FhirCalls.Call;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The record of fhir-server: what this person may read and write of it. */
@Component
public class HealthRecord {

    private final FhirCalls calls;
    private final String base;

    HealthRecord(FhirCalls calls, ClinicSettings settings) {
        this.calls = calls;
        this.base = settings.recordUrl() + "/";
    }

    public <T extends Resource> T read(Class<T> type, String id) {
        return type.cast(get(name(type) + "/" + Ids.safe(id)));
    }

    /** The resource, or nothing where it is absent, hidden, or of a type that this person may not read. */
    public <T extends Resource> Optional<T> find(Class<T> type, String id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(type, id));
        } catch (Refused refused) {
            return ifHidden(refused, Optional.empty());
        }
    }

    public Found search(Query query) {
        return Found.in(get(query.relative()));
    }

    /** The search, or nothing where this person may not read the type at all: a page shows what its reader may see. */
    public Found searchWherePermitted(Query query) {
        try {
            return search(query);
        } catch (Refused refused) {
            return ifHidden(refused, Found.NOTHING);
        }
    }

    /** The resources of one type by their ids, in one request; none asked, none fetched. */
    public <T extends Resource> Found byIds(Class<T> type, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Found.NOTHING;
        }
        return searchWherePermitted(
                Query.of(name(type)).with("_id", String.join(",", ids)).with("_count", Math.max(20, ids.size())));
    }

    public Found familyFile(String groupId) {
        return Found.in(get("Group/" + Ids.safe(groupId) + "/$family-file"));
    }

    public ImmunizationRecommendation vaccinationCard(String patientId) {
        return (ImmunizationRecommendation) get("Patient/" + Ids.safe(patientId) + "/$vaccination-card");
    }

    public Found versions(String type, String id) {
        try {
            return Found.in(get(type + "/" + Ids.safe(id) + "/_history"));
        } catch (Refused refused) {
            return ifHidden(refused, Found.NOTHING);
        }
    }

    public Found openFamilyFile(Parameters household, String key) {
        return Found.in(post("Group/$open-family-file", household, key));
    }

    /** Who of the registered people this person may be, best first; the search of an entry says how likely. */
    public Bundle match(Patient person, int most) {
        Parameters question = new Parameters();
        question.addParameter().setName("resource").setResource(person);
        question.addParameter().setName("count").setValue(new IntegerType(most));
        return (Bundle) post("Patient/$match", question, null);
    }

    public Found save(Bundle transaction, String key) {
        return Found.in(post("", transaction, key));
    }

    public CoverageEligibilityResponse eligibility(CoverageEligibilityRequest request, String key) {
        return (CoverageEligibilityResponse) post("CoverageEligibilityRequest/$submit", request, key);
    }

    /** Carries out an operation on one resource, on the version that the person looked at; null means on any. */
    public Resource perform(ReferralProcess.Subject subject, String operation, Parameters in, @Nullable String key) {
        String url = base + subject.type() + "/" + Ids.safe(subject.id()) + "/$" + operation;
        return calls.answer(new Call(HttpMethod.POST, url, in, subject.version(), key));
    }

    /** What an operation that only reads answers. */
    public Found ask(String type, String id, String operation) {
        return Found.in(get(type + "/" + Ids.safe(id) + "/$" + operation));
    }

    private Resource get(String path) {
        return calls.answer(new Call(HttpMethod.GET, base + path, null, null, null));
    }

    private Resource post(String path, Resource body, @Nullable String key) {
        String url = path.isEmpty() ? base.substring(0, base.length() - 1) : base + path;
        return calls.answer(new Call(HttpMethod.POST, url, body, null, key));
    }

    /** The name in FHIR, which for List is not the name of the class. */
    private static String name(Class<? extends Resource> type) {
        return type.getAnnotation(ResourceDef.class).name();
    }

    private static <T> T ifHidden(Refused refused, T instead) {
        RefusalKind kind = refused.kind();
        if (kind == RefusalKind.FORBIDDEN || kind == RefusalKind.NOT_FOUND || kind == RefusalKind.GONE) {
            return instead;
        }
        throw refused;
    }
}
