package org.usra.referral.server;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.usra.rules.refusal.Refused;

/** Answers a refusal that was met before the FHIR endpoint. */
final class RefusalWriter {

    private RefusalWriter() {}

    static void write(FhirContext fhir, HttpServletResponse response, Refused refused) throws IOException {
        byte[] body = fhir.newJsonParser()
                .encodeResourceToString(Outcomes.of(refused))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(refused.kind().status());
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
