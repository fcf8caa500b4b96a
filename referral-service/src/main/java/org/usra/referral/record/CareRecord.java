package org.usra.referral.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * The record as this service sees it: read, search, one transaction, one operation.
 *
 * <p>Each call names the person's token on whose behalf it is made; {@code null} is the system itself, for clocks and for
 * look-ups that the person may not make but the process must.
 */
@Component
public class CareRecord {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final FhirContext fhir;
    private final ServiceToken token;
    private final String base;

    CareRecord(FhirContext fhir, ServiceToken token, RecordSettings settings) {
        this.fhir = fhir;
        this.token = token;
        this.base = settings.url();
    }

    /** Reads what an input of the caller's names; where it is not there for them, the refusal names the input. */
    public <T extends Resource> T named(@Nullable String person, Class<T> type, String id, String input) {
        try {
            return read(person, type, id);
        } catch (RecordRefused e) {
            if (e.status() == 404 || e.status() == 410) {
                String reference = fhir.getResourceType(type) + "/" + id;
                throw new Refused(
                        RefusalKind.UNRESOLVED,
                        new Refusal(
                                "reference-not-found",
                                "لم يتم العثور على " + reference + " بالنسبة لكم. راجع المدخل " + input + ".",
                                reference + " was not found for you. Check the input " + input + ".",
                                "Parameters.parameter.where(name='" + input + "')"));
            }
            throw e;
        }
    }

    public <T extends Resource> T read(@Nullable String person, Class<T> type, String id) {
        String path = fhir.getResourceType(type) + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return send(person, request(path).GET(), type);
    }

    /** The resources of type {@code T} on the first page of {@code Type?query}. */
    public <T extends Resource> List<T> find(@Nullable String person, Class<T> type, String query) {
        return all(search(person, fhir.getResourceType(type) + "?" + query), type);
    }

    /** The first page of a search, with what it includes. */
    public Bundle search(@Nullable String person, String query) {
        return send(
                person, request(query.replace("|", "%7C").replace(" ", "%20")).GET(), Bundle.class);
    }

    public Bundle transaction(@Nullable String person, Bundle transaction) {
        return send(
                person, request("").header("Prefer", "return=representation").POST(body(transaction)), Bundle.class);
    }

    public <T extends Resource> T operation(@Nullable String person, String path, Resource input, Class<T> answer) {
        return send(person, request(path).POST(body(input)), answer);
    }

    /** An operation that only asks. */
    public <T extends Resource> T ask(@Nullable String person, String path, Class<T> answer) {
        return send(person, request(path).GET(), answer);
    }

    /** The resources of one type in a Bundle. */
    public static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.isEmpty() ? base : base + "/" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/fhir+json")
                .header("Content-Type", "application/fhir+json");
    }

    private HttpRequest.BodyPublisher body(Resource resource) {
        return HttpRequest.BodyPublishers.ofString(fhir.newJsonParser().encodeResourceToString(resource));
    }

    private <T extends Resource> T send(@Nullable String person, HttpRequest.Builder request, Class<T> answer) {
        request.header("Authorization", "Bearer " + token.value());
        if (person != null) {
            request.header("X-Usra-On-Behalf-Of", "Bearer " + person);
        }
        HttpResponse<String> response = exchange(request.build());
        if (response.statusCode() / 100 == 2) {
            return parser().parseResource(answer, response.body());
        }
        if (response.statusCode() >= 500) {
            throw unavailable();
        }
        throw new RecordRefused(response.statusCode(), outcome(response));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /** A fault in what the record says is never the caller's. */
    private IParser parser() {
        return fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    }

    private OperationOutcome outcome(HttpResponse<String> response) {
        try {
            return parser().parseResource(OperationOutcome.class, response.body());
        } catch (DataFormatException e) {
            OperationOutcome outcome = new OperationOutcome();
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                    .setCode(OperationOutcome.IssueType.UNKNOWN)
                    .getDetails()
                    .setText("the record answered " + response.statusCode());
            return outcome;
        }
    }

    private static Refused unavailable() {
        return new Refused(
                RefusalKind.BUSY,
                new Refusal(
                        "record-unavailable",
                        "السجل لا يستجيب الآن. أعد المحاولة بعد قليل؛ استعمل نفس Idempotency-Key.",
                        "The record does not answer now. Try again in a moment, with the same Idempotency-Key."));
    }
}
