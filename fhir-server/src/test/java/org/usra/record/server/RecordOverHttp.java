package org.usra.record.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.usra.record.FhirServer;

/** A running record with a database of its own, shared by the tests that ask it over HTTP. */
@SpringBootTest(
        classes = {FhirServer.class, OpenRecord.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "usra.public-url=http://record.test/fhir")
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class RecordOverHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        Settings.VALUES.forEach((name, value) -> registry.add(name, () -> value));
    }

    /** One database for all test classes, as there is one application context. */
    private static final class Settings {
        static final java.util.Map<String, String> VALUES = OpenRecord.settings();
    }

    record Reply(int status, HttpResponse<String> http) {

        JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /** Type/id of the entries, in order. */
        List<String> entries() {
            List<String> keys = new ArrayList<>();
            json().path("entry")
                    .forEach(entry -> keys.add(entry.at("/resource/resourceType")
                                    .asText() + "/" + entry.at("/resource/id").asText()));
            return keys;
        }

        String code() {
            return json().at("/issue/0/details/coding/0/code").asText();
        }

        String diagnosis() {
            return json().at("/issue/0/details/text").asText();
        }
    }

    Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Reply send(String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
        return sendBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Reply sendBytes(String method, String path, byte @org.jspecify.annotations.Nullable [] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/fhir/" + path.replace("|", "%7C")))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/fhir+json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores a resource as the import client and answers its id. */
    String given(String json) {
        String type = json.replaceAll("(?s).*\"resourceType\":\"([A-Za-z]+)\".*", "$1");
        Reply reply = send("POST", type, json);
        if (reply.status() != 201) {
            throw new AssertionError(reply.status() + " " + reply.http().body());
        }
        return reply.json().path("id").asText();
    }

    /** Stores a resource under an id of ours, as only the import client may. */
    void given(String type, String id, String members) {
        Reply reply = send(
                "PUT", type + "/" + id, "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + members + "}");
        if (reply.status() >= 300) {
            throw new AssertionError(reply.status() + " " + reply.http().body());
        }
    }
}
