package org.usra.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.usra.db.EmbeddedDatabase;
import org.usra.referral.following.ClockRunner;
import org.usra.referral.following.EventFollower;

/** The whole referral-service on a port of its own, once for all tests of the JVM. */
final class ServiceUnderTest {

    static final FakeRecord RECORD = record();
    static final EmbeddedDatabase DATABASE = EmbeddedDatabase.fresh();

    private static final ConfigurableApplicationContext CONTEXT = start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ServiceUnderTest() {}

    static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    static void follow() {
        bean(EventFollower.class).follow();
    }

    static void runClocks() {
        bean(ClockRunner.class).run();
    }

    static String doctor() {
        return RECORD.tokens().of("doctor", null);
    }

    static String citizen() {
        return RECORD.tokens().of("citizen", null);
    }

    static String hospital(String id) {
        return RECORD.tokens().of("hospital-system", "Organization/" + id);
    }

    static Reply get(String token, String path) {
        return send(request(token, path).GET());
    }

    static Reply post(String token, String path, String body, String... headers) {
        HttpRequest.Builder request = request(token, path)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path.replace("|", "%7C")));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String base() {
        return "http://localhost:" + CONTEXT.getEnvironment().getProperty("local.server.port");
    }

    private static FakeRecord record() {
        try {
            return new FakeRecord();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another instance on the same database, before the same record. */
    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(ReferralService.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + DATABASE.url(),
                        "--usra.issuer=" + RECORD.issuer(),
                        "--usra.record.url=" + RECORD.url(),
                        "--usra.following.enabled=false");
    }

    /** An answer, read as JSON. */
    record Reply(int status, String body) {

        JsonNode json() {
            try {
                return FakeRecord.JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }

        /** The first resource of the answer. */
        JsonNode first() {
            return json().path("entry").path(0).path("resource");
        }

        JsonNode resource(String type) {
            for (JsonNode entry : json().path("entry")) {
                if (entry.path("resource").path("resourceType").asText().equals(type)) {
                    return entry.path("resource");
                }
            }
            throw new AssertionError("no " + type + " in " + body);
        }

        String issue() {
            return json().at("/issue/0/details/coding/0/code").asText();
        }
    }
}
