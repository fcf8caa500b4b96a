package org.usra.launcher.killing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usra.launcher.killing.Ledger.Version;

/** One connection to the record. */
final class Line {

    private static final Pattern PLACE = Pattern.compile("(\\w+)/([^/\"]+)/_history/(\\d+)");
    private static final Pattern STORED =
            Pattern.compile("^\\{\"resourceType\":\"(\\w+)\",\"id\":\"([^\"]+)\",\"meta\":\\{\"versionId\":\"(\\d+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    Line(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** An answer whose body has been read to its end. Status 0: none came. */
    record Answer(int status, String body, String location) {

        static final Answer NONE = new Answer(0, "", "");

        boolean good() {
            return status >= 200 && status < 300;
        }

        /** Nothing was changed, and it says so. */
        boolean refused() {
            return status >= 400 && status < 500;
        }
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/fhir+json")
                .header("Content-Type", "application/fhir+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers()
                            .firstValue("Content-Location")
                            .or(() -> answer.headers().firstValue("Location"))
                            .orElse(""));
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The version that a location names. */
    static Version named(String location) {
        return version(PLACE, location);
    }

    /** The version that an answer shows. */
    static Version shown(Answer answer) {
        return version(STORED, answer.body());
    }

    private static Version version(Pattern pattern, String text) {
        Matcher place = pattern.matcher(text);
        if (!place.find()) {
            throw new IllegalStateException("no version in \"" + text + "\"");
        }
        return new Version(place.group(1), place.group(2), Integer.parseInt(place.group(3)));
    }
}
