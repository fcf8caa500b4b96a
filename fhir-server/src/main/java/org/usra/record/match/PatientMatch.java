package org.usra.record.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.BundleWriter;
import org.usra.record.match.Likeness.Grade;
import org.usra.record.search.PublicAddress;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.StoredResource;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** <a href="https://hl7.org/fhir/R4/patient-operation-match.html">Patient/$match</a>: docs/fhir/match.md. */
@Component
class PatientMatch implements Operation {

    private static final int USUAL = 10;
    private static final int MOST = 50;

    private static final Refusal MISSING = new Refusal(
            "missing-element",
            "أرسل Patient المطلوب مطابقته في المدخل resource.",
            "Send the Patient to be matched in the input resource.",
            "Parameters.parameter");

    private final Candidates candidates;
    private final AccessPolicy access;
    private final ReadAudit audit;
    private final PublicAddress address;
    private final Clock clock;

    PatientMatch(Candidates candidates, AccessPolicy access, ReadAudit audit, PublicAddress address, Clock clock) {
        this.candidates = candidates;
        this.access = access;
        this.audit = audit;
        this.address = address;
        this.clock = clock;
    }

    private record Match(StoredResource row, Likeness likeness) {}

    @Override
    public String name() {
        return "match";
    }

    @Override
    public Level level() {
        return Level.TYPE;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("resource", "Patient").required(),
                Input.of("onlyCertainMatches", "boolean"),
                Input.of("count", "integer"));
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        access.requirePermitted(caller, "Patient", Interaction.SEARCH);
        JsonNode patient = patient(request.body());
        boolean certain =
                request.first("onlyCertainMatches").map("true"::equals).orElse(false);
        Traits asked = Traits.of(patient);
        List<Match> matches = candidates.of(caller, patient, asked).stream()
                .map(candidate -> new Match(candidate.row(), Likeness.of(asked, candidate.traits())))
                .filter(match -> match.likeness().grade() != Grade.CERTAINLY_NOT)
                .filter(match -> !certain || match.likeness().grade() == Grade.CERTAIN)
                .sorted(Comparator.comparingDouble(
                                (Match match) -> -match.likeness().score())
                        .thenComparing(match -> match.row().key().id()))
                .toList();
        // Who wants certainty is not to choose among several.
        List<Match> shown = certain && matches.size() > 1
                ? List.of()
                : matches.subList(0, Math.min(matches.size(), count(request)));
        audit.record(
                caller,
                Interaction.SEARCH,
                "Patient",
                "Patient/$match",
                shown.stream().map(match -> match.row().key().id()).toList(),
                shown.size());
        BundleWriter bundle = new BundleWriter("searchset", clock.instant()).total((long) shown.size());
        shown.forEach(
                match -> bundle.entry(address.of(match.row().key()), match.row().bytes(), search(match.likeness())));
        return OperationResult.ok(bundle.toBytes());
    }

    private static String search(Likeness likeness) {
        return "\"search\":{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/match-grade\",\"valueCode\":\""
                + likeness.grade().code() + "\"}],\"mode\":\"match\",\"score\":" + likeness.score() + "}";
    }

    private static int count(OperationRequest request) {
        int count = request.first("count").map(Integer::parseInt).orElse(USUAL);
        return Math.clamp(count, 0, MOST);
    }

    private static JsonNode patient(@Nullable ResourceDocument body) {
        if (body != null && body.type().equals("Patient")) {
            return body.root();
        }
        if (body != null) {
            for (JsonNode parameter : body.root().path("parameter")) {
                if (parameter.path("name").asText().equals("resource") && parameter.has("resource")) {
                    return parameter.get("resource");
                }
            }
        }
        throw new Refused(RefusalKind.MALFORMED, MISSING);
    }
}
