package org.usra.record.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.record.outcome.Outcome;
import org.usra.record.profile.ProfileCheck;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.structure.StructureCheck;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * <a href="https://hl7.org/fhir/R4/resource-operation-validate.html">[type]/$validate</a>: would this be accepted? Stores
 * nothing. The structure is judged as a write of the caller would be, then the profiles: those that would judge the write, or
 * the one that is named.
 */
@Component
class ResourceValidation implements Operation {

    private static final Set<String> MODES = Set.of("create", "update", "profile");
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    private final StructureCheck structure;
    private final ProfileCheck profiles;

    ResourceValidation(StructureCheck structure, ProfileCheck profiles) {
        this.structure = structure;
        this.profiles = profiles;
    }

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public Level level() {
        return Level.TYPE;
    }

    @Override
    public @Nullable String type() {
        return null;
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("resource", "Resource").required(),
                Input.of("mode", "code"),
                Input.of("profile", "uri", "canonical"));
    }

    @Override
    public String output() {
        return "OperationOutcome";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        ResourceDocument document = sent(request.body());
        if (!document.type().equals(request.type())) {
            throw missing();
        }
        Optional<String> profile = given(request, "profile");
        given(request, "mode").ifPresent(mode -> requireMode(mode, profile.isPresent()));
        profile.ifPresent(url -> requireKnown(url, request.type()));
        List<Refusal> faults = structure.check(document, request.caller().imports());
        if (!faults.isEmpty()) {
            return OperationResult.ok(Outcome.of(new Refused(RefusalKind.INVALID, faults)));
        }
        ProfileCheck.Verdict verdict = profile.filter(profiles::knows)
                .map(url -> profiles.check(document, url))
                .orElseGet(() -> profiles.check(document, request.caller().imports()));
        ResourceDocument outcome = verdict.faults().isEmpty()
                ? Outcome.done("The resource is well formed.", "المورد سليم البناء.")
                : Outcome.of(new Refused(RefusalKind.INVALID, verdict.faults()));
        verdict.profiles()
                .forEach(url -> Outcome.note(outcome, "Judged by the profile " + url, "قورن بالبروفايل " + url));
        return OperationResult.ok(outcome);
    }

    /** In the address or in the Parameters. */
    private static Optional<String> given(OperationRequest request, String name) {
        return request.first(name)
                .or(() -> Elements.items(Elements.root(request.body()).path("parameter"))
                        .filter(parameter -> parameter.path("name").asText().equals(name))
                        .flatMap(parameter -> parameter.properties().stream())
                        .filter(member -> member.getKey().startsWith("value"))
                        .map(member -> member.getValue().asText())
                        .findFirst());
    }

    /** A write of either kind is judged alike; what a deletion would need is not looked at here. */
    private static void requireMode(String mode, boolean profile) {
        if (!MODES.contains(mode) || mode.equals("profile") && !profile) {
            throw new Refused(
                    RefusalKind.MALFORMED,
                    new Refusal(
                            "wrong-type",
                            "قيمة mode هنا create أو update، أو profile مع ذكر البروفايل.",
                            "The mode is create or update here, or profile beside a profile.",
                            "Parameters.parameter.where(name='mode')"));
        }
    }

    /** Of R4's own profiles, that of the type itself is what the structure is judged by anyway. */
    private void requireKnown(String url, String type) {
        if (!profiles.knows(url) && !url.equals(BASE + type)) {
            throw new Refused(
                    RefusalKind.MALFORMED,
                    new Refusal(
                            "unknown-profile",
                            "البروفايل «" + url + "» غير معروف هنا.",
                            "The profile '" + url + "' is not known here.",
                            "Parameters.parameter.where(name='profile')"));
        }
    }

    /** The resource itself, or the parameter {@code resource}. */
    private static ResourceDocument sent(@Nullable ResourceDocument body) {
        if (body == null) {
            throw missing();
        }
        if (!body.type().equals("Parameters")) {
            return body;
        }
        for (JsonNode parameter : body.root().path("parameter")) {
            if (parameter.path("name").asText().equals("resource")
                    && parameter.get("resource") instanceof ObjectNode resource) {
                return ResourceDocument.of(resource);
            }
        }
        throw missing();
    }

    private static Refused missing() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "missing-element",
                        "أرسل المورد نفسه أو المعامل resource من النوع المذكور في العنوان.",
                        "Send the resource itself, or a parameter \"resource\", of the type in the address."));
    }
}
