package org.usra.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** Writes batches into the record over HTTP, each once. */
final class RecordWriter implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    /** Someone else was faster, or the record is busy: the batch is whole or absent, so it can be sent again. */
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(409, 412, 429, 502, 503);

    private final DemoTarget target;
    private volatile String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    RecordWriter(DemoTarget target) {
        this.target = target;
        this.token = target.token().get();
    }

    /** Whether the batch's marker is in the record. */
    boolean holds(String marker) {
        HttpResponse<byte[]> answer =
                signedIn(() -> to("/Basic/" + marker).GET().build());
        return switch (answer.statusCode()) {
            case 200 -> true;
            case 404, 410 -> false;
            default -> throw refused("The record could not be asked for " + marker, answer);
        };
    }

    void write(Batch batch) {
        byte[] body = Json.bytes(batch.bundle());
        Supplier<HttpRequest> request = () -> to("").header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=minimal")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = signedIn(request);
        for (int attempt = 1; attempt < ATTEMPTS && WORTH_ANOTHER_TRY.contains(answer.statusCode()); attempt++) {
            pause(attempt);
            answer = signedIn(request);
        }
        if (answer.statusCode() != 200) {
            throw refused("The record refused " + batch.marker(), answer);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(target.base() + path))
                .timeout(Duration.ofMinutes(3))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + token);
    }

    /** A token outlives many batches but not every load: the first refusal of one asks for the next. */
    private HttpResponse<byte[]> signedIn(Supplier<HttpRequest> request) {
        HttpResponse<byte[]> answer = send(request.get());
        if (answer.statusCode() == 401) {
            token = target.token().get();
            answer = send(request.get());
        }
        return answer;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new LaunchFailed(
                    LaunchFailure.DEMO_DATA, "The record at " + target.base() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed(LaunchFailure.DEMO_DATA, "Interrupted while loading demonstration data", e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(200L * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LaunchFailed refused(String what, HttpResponse<byte[]> answer) {
        StringBuilder reasons = new StringBuilder();
        for (JsonNode issue : Json.read(answer.body()).path("issue")) {
            reasons.append("; ")
                    .append(issue.path("details")
                            .path("text")
                            .asText(issue.path("diagnostics").asText()))
                    .append(issue.has("expression") ? " " + issue.get("expression") : "");
        }
        return new LaunchFailed(LaunchFailure.DEMO_DATA, what + " with " + answer.statusCode() + reasons);
    }
}
