package org.usra.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One FHIR base as one demo user sees it. */
final class Fhir {

    private final URI base;
    private final String user;
    private final Tokens tokens;
    private final HttpClient client;

    Fhir(URI base, String user, Tokens tokens, HttpClient client) {
        this.base = base;
        this.user = user;
        this.tokens = tokens;
        this.client = client;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, long ifMatch, String body) {
        return send("PUT", path, body, "If-Match", "W/\"" + ifMatch + "\"");
    }

    private Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + tokens.of(user));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            request.GET();
        } else {
            request.header("Content-Type", "application/fhir+json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "interrupted");
        }
    }
}
