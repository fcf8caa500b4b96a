package org.usra.launcher.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.usra.launcher.keycloak.Tokens;
import org.usra.launcher.site.Addresses;

/** FHIR requests over HTTP in the name of a user or a system of the demonstration. */
public final class FhirCaller {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keycloak gives a token for five minutes and takes its time to check a password. */
    private static final Duration KEPT = Duration.ofMinutes(3);

    private final Map<String, Given> given = new HashMap<>();
    private final Tokens tokens;
    private final HttpClient client = HttpClient.newHttpClient();

    public FhirCaller(Addresses addresses) {
        this.tokens = new Tokens(addresses);
    }

    private record Given(String token, Instant at) {}

    /** The status and the body that came back. */
    public record Answer(int status, JsonNode body) {

        /** The body, where it is a success. */
        public JsonNode wanted() {
            if (status >= 300) {
                throw new IllegalStateException(status + " " + body);
            }
            return body;
        }
    }

    public Answer get(String address, String name) {
        return send(request(address, name).GET());
    }

    public Answer delete(String address, String name) {
        return send(request(address, name).DELETE());
    }

    /** POSTs a resource, with more headers as names and values in turn. */
    public Answer post(String address, String name, String body, String... headers) {
        HttpRequest.Builder request = request(address, name).header("Content-Type", "application/fhir+json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String address, String name) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + token(name));
    }

    private String token(String name) {
        Given last = given.get(name);
        if (last == null || last.at().plus(KEPT).isBefore(Instant.now())) {
            last = new Given(tokens.of(name), Instant.now());
            given.put(name, last);
        }
        return last.token();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), parse(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }
}
