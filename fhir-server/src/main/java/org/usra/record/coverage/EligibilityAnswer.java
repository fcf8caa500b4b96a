package org.usra.record.coverage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usra.record.coverage.DecidingEligibility.Decided;
import org.usra.rules.coverage.AccessDecision;
import org.usra.rules.coverage.CoverState;
import org.usra.rules.naming.Canonical;

/** The CoverageEligibilityResponse: a yes with its number, or an explicit no with its remedy; never an empty yes. */
final class EligibilityAnswer {

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private EligibilityAnswer() {}

    /** Completes the request with what the server knows: when, by whom, of whom. */
    static void complete(ObjectNode request, @Nullable String provider, Instant now) {
        request.remove("id");
        request.put("status", "active").put("created", now.toString());
        if (!request.has("purpose")) {
            request.putArray("purpose").add("validation");
        }
        if (!request.has("insurer")) {
            request.putObject("insurer").put("reference", "Organization/a-uhia");
        }
        if (provider != null) {
            request.putObject("provider").put("reference", "Organization/" + provider);
        }
    }

    static ObjectNode of(ObjectNode request, String requestUrl, Decided decided, @Nullable String number, Instant now) {
        AccessDecision decision = decided.decision();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("resourceType", "CoverageEligibilityResponse");
        answer.putArray("extension")
                .addObject()
                .put("url", Canonical.structure("access-decision"))
                .set("valueCoding", coding(decision));
        answer.put("status", "active");
        answer.set("purpose", request.get("purpose").deepCopy());
        answer.set("patient", request.get("patient").deepCopy());
        answer.put("created", now.toString());
        if (request.has("provider")) {
            answer.set("requestor", request.get("provider").deepCopy());
        }
        answer.putObject("request").put("reference", requestUrl);
        answer.put("outcome", decision.eligible() ? "complete" : "error");
        answer.put("disposition", decision.english());
        answer.set("_disposition", translated(decision.arabic()));
        answer.set("insurer", request.get("insurer").deepCopy());
        decided.cover().ifPresent(cover -> {
            ObjectNode insurance = answer.putArray("insurance").addObject();
            insurance.putObject("coverage").put("reference", "Coverage/" + cover.coverage());
            insurance.put("inforce", cover.at(now) == CoverState.IN_FORCE);
        });
        if (number != null) {
            answer.put("preAuthRef", number);
        }
        if (!decision.eligible()) {
            answer.putArray("error")
                    .addObject()
                    .putObject("code")
                    .put("text", decision.english())
                    .putArray("coding")
                    .add(coding(decision));
        }
        return answer;
    }

    private static ObjectNode coding(AccessDecision decision) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("system", Canonical.codeSystem("access-decision"))
                .put("code", decision.code());
    }

    private static ObjectNode translated(String arabic) {
        ObjectNode element = JsonNodeFactory.instance.objectNode();
        ObjectNode translation = element.putArray("extension").addObject().put("url", TRANSLATION);
        translation
                .putArray("extension")
                .add(JsonNodeFactory.instance.objectNode().put("url", "lang").put("valueCode", "ar"))
                .add(JsonNodeFactory.instance.objectNode().put("url", "content").put("valueString", arabic));
        return element;
    }
}
