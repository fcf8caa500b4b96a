package org.usra.clinic.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.usra.clinic.access.UserToken;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** One FHIR request in the name of the signed-in person, and its answer or its refusal. */
@Component
class FhirCalls {

    private static final String FHIR_JSON = "application/fhir+json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UserToken token;
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final RestClient http;

    FhirCalls(UserToken token) {
        this.token = token;
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build());
        factory.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(factory).build();
    }

    /** What is asked, of whom, and on which version it was decided. */
    record Call(
            HttpMethod method,
            String url,
            @Nullable Resource body,
            @Nullable String version,
            @Nullable String idempotencyKey) {}

    Resource answer(Call call) {
        RestClient.RequestBodySpec request = http.method(call.method())
                .uri(URI.create(call.url()))
                .header("Accept", FHIR_JSON)
                .header("Authorization", "Bearer " + token.current());
        if (call.version() != null && !call.version().isEmpty()) {
            request.header("If-Match", "W/\"" + call.version() + "\"");
        }
        if (call.idempotencyKey() != null && !call.idempotencyKey().isEmpty()) {
            request.header("Idempotency-Key", call.idempotencyKey());
        }
        if (call.body() != null) {
            request.header("Content-Type", FHIR_JSON)
                    .body(fhir.newJsonParser()
                            .encodeResourceToString(call.body())
                            .getBytes(StandardCharsets.UTF_8));
        }
        try {
            return request.exchangeForRequiredValue((sent, response) -> read(response));
        } catch (ResourceAccessException e) {
            throw Unreachable.because(e);
        }
    }

    private Resource read(ClientHttpResponse response) throws java.io.IOException {
        String text = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = response.getStatusCode().value();
        Resource resource = parse(text);
        if (status >= 200 && status < 300) {
            return resource == null ? new OperationOutcome() : resource;
        }
        throw resource instanceof OperationOutcome outcome
                ? Outcomes.refused(status, outcome)
                : Outcomes.refused(status, new OperationOutcome());
    }

    private @Nullable Resource parse(String text) {
        try {
            return text.isBlank() ? null : (Resource) fhir.newJsonParser().parseResource(text);
        } catch (DataFormatException e) {
            return null;
        }
    }

    /** The record does not answer: nothing is known to have been saved. */
    static final class Unreachable {

        private Unreachable() {}

        static Refused because(Exception cause) {
            Refused refused = new Refused(
                    RefusalKind.BUSY,
                    List.of(
                            new Refusal(
                                    "unreachable",
                                    "السجل لا يرد الآن. ما كتبته محفوظ كمسودة؛ أعد المحاولة بعد لحظات.",
                                    "The record does not answer now. What you typed is kept as a draft; try again in a moment.")));
            refused.initCause(cause);
            return refused;
        }
    }
}
