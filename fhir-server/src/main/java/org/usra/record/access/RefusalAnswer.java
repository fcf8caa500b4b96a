package org.usra.record.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;

/** An OperationOutcome for a request that never reaches the FHIR servlet, because its token did not. */
final class RefusalAnswer {

    private RefusalAnswer() {}

    static void write(HttpServletResponse response, RefusalKind kind, Refusal refusal) throws IOException {
        byte[] body = outcome(kind, refusal).toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(kind.status());
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static ObjectNode outcome(RefusalKind kind, Refusal refusal) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        ObjectNode issue =
                outcome.putArray("issue").addObject().put("severity", "error").put("code", kind.issueType());
        ObjectNode details = issue.putObject("details");
        details.putArray("coding")
                .addObject()
                .put("system", Canonical.codeSystem("issue"))
                .put("code", refusal.code());
        details.put("text", refusal.english());
        ObjectNode translation = details.putObject("_text")
                .putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/translation");
        translation.putArray("extension").addObject().put("url", "lang").put("valueCode", "ar");
        translation.withArray("extension").addObject().put("url", "content").put("valueString", refusal.arabic());
        if (refusal.element() != null) {
            issue.putArray("expression").add(refusal.element());
        }
        return outcome;
    }
}
