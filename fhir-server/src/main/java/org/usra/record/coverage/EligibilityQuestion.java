package org.usra.record.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** What a CoverageEligibilityRequest asks: may this person be served here, for this service, by this referral. */
record EligibilityQuestion(
        ObjectNode request,
        String patient,
        @Nullable String provider,
        @Nullable String service,
        @Nullable String referral,
        boolean emergency) {

    /** Reads it bare, or as the parameter {@code resource} of a Parameters. */
    static EligibilityQuestion of(@Nullable ResourceDocument body) {
        JsonNode root = Elements.root(body);
        JsonNode request = root.path("resourceType").asText().equals("Parameters")
                ? Elements.items(root.path("parameter"))
                        .filter(each -> each.path("name").asText().equals("resource"))
                        .map(each -> each.path("resource"))
                        .findFirst()
                        .orElse(root.path("missing"))
                : root;
        if (!(request instanceof ObjectNode asked)
                || !asked.path("resourceType").asText().equals("CoverageEligibilityRequest")) {
            throw missing("CoverageEligibilityRequest");
        }
        String patient = Elements.reference(asked.path("patient"), "Patient")
                .orElseThrow(() -> missing("CoverageEligibilityRequest.patient"));
        Optional<String> referral = Elements.items(asked.path("supportingInfo"))
                .flatMap(each -> Elements.reference(each.path("information"), "ServiceRequest").stream())
                .findFirst();
        return new EligibilityQuestion(
                asked,
                patient,
                Elements.reference(asked.path("provider"), "Organization").orElse(null),
                Elements.code(asked.path("item").path(0).path("category"), "service")
                        .orElse(null),
                referral.orElse(null),
                Elements.items(asked.path("priority").path("coding"))
                        .anyMatch(coding -> coding.path("code").asText().equals("stat")));
    }

    static Refused missing(String element) {
        return new Refused(
                RefusalKind.INVALID,
                new Refusal(
                        "missing-element",
                        "عنصر لازم غير موجود: " + element + ".",
                        "A required element is missing: " + element + ".",
                        element));
    }
}
