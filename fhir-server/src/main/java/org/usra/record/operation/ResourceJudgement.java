package org.usra.record.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.record.outcome.Outcome;
import org.usra.record.profile.ProfileCheck;
import org.usra.record.server.OperationRequest;
import org.usra.record.structure.StructureCheck;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * What {@code $validate} says of a resource: its structure is judged as a write of the caller would be, then the profiles,
 * those that would judge the write or the one that is named.
 */
@Component
class ResourceJudgement {

    /** What {@code $validate} takes, of a type and of a stored resource. */
    static final List<Input> INPUTS = List.of(
            Input.of("resource", "Resource"), Input.of("mode", "code"), Input.of("profile", "uri", "canonical"));

    private static final Set<String> MODES = Set.of("create", "update", "delete", "profile");
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    private final StructureCheck structure;
    private final ProfileCheck profiles;
    private final AccessPolicy access;

    ResourceJudgement(StructureCheck structure, ProfileCheck profiles, AccessPolicy access) {
        this.structure = structure;
        this.profiles = profiles;
        this.access = access;
    }

    /** Empty where none is given. */
    String mode(OperationRequest request) {
        String mode = given(request, "mode").orElse("");
        boolean profile = given(request, "profile").isPresent();
        if (!mode.isEmpty() && !MODES.contains(mode) || mode.equals("profile") && !profile) {
            throw new Refused(
                    RefusalKind.MALFORMED,
                    new Refusal(
                            "wrong-type",
                            "قيمة mode هنا create أو update أو delete، أو profile مع ذكر البروفايل.",
                            "The mode is create, update or delete here, or profile beside a profile.",
                            "Parameters.parameter.where(name='mode')"));
        }
        return mode;
    }

    ResourceDocument of(OperationRequest request, ResourceDocument document) {
        if (!document.type().equals(request.type())) {
            throw missing();
        }
        Caller caller = request.caller();
        Optional<String> profile = given(request, "profile");
        profile.ifPresent(url -> requireKnown(url, request.type()));
        List<Refusal> faults = structure.check(document, caller.imports());
        if (!faults.isEmpty()) {
            return Outcome.of(new Refused(RefusalKind.INVALID, faults));
        }
        ProfileCheck.Verdict verdict = profile.filter(profiles::knows)
                .map(url -> profiles.check(document, url))
                .orElseGet(() -> profiles.check(document, caller.imports()));
        ResourceDocument outcome = verdict.faults().isEmpty()
                ? Outcome.done("The resource is well formed.", "المورد سليم البناء.")
                : Outcome.of(new Refused(RefusalKind.INVALID, verdict.faults()));
        verdict.profiles()
                .forEach(url -> Outcome.note(outcome, "Judged by the profile " + url, "قورن بالبروفايل " + url));
        return outcome;
    }

    /** By the right to delete; what else a deletion runs into, only the deletion tells. */
    ResourceDocument deletion(Caller caller, String type) {
        try {
            access.requirePermitted(caller, type, Interaction.DELETE);
            return Outcome.done("A deletion would be permitted.", "الحذف مسموح به.");
        } catch (Refused refused) {
            return Outcome.of(refused);
        }
    }

    /** The resource itself, or the parameter {@code resource}; empty where there is none. */
    static Optional<ResourceDocument> sent(OperationRequest request) {
        ResourceDocument body = request.body();
        if (body == null || !body.type().equals("Parameters")) {
            return Optional.ofNullable(body);
        }
        for (JsonNode parameter : body.root().path("parameter")) {
            if (parameter.path("name").asText().equals("resource")
                    && parameter.get("resource") instanceof ObjectNode resource) {
                return Optional.of(ResourceDocument.of(resource));
            }
        }
        return Optional.empty();
    }

    static Refused missing() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "missing-element",
                        "أرسل المورد نفسه أو المعامل resource من النوع المذكور في العنوان.",
                        "Send the resource itself, or a parameter \"resource\", of the type in the address."));
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
}
