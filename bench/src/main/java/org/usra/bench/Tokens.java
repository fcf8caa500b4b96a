package org.usra.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Access tokens of the demo users and of {@link #SYSTEM}, renewed before they end, so that the login is as in production. */
final class Tokens {

    /** The client of import scope, which has a secret; all others are users with a password. */
    static final String SYSTEM = "conformance";

    private static final Duration RENEW_AFTER = Duration.ofMinutes(3);
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final URI endpoint;
    private final HttpClient client;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    Tokens(URI endpoint, HttpClient client) {
        this.endpoint = endpoint;
        this.client = client;
    }

    String of(String user) {
        return held.compute(user, (name, known) -> known != null && known.isFresh() ? known : fetch(name))
                .token();
    }

    private Held fetch(String user) {
        String form = user.equals(SYSTEM)
                ? "grant_type=client_credentials&client_id=" + SYSTEM + "&client_secret=demo-" + SYSTEM
                : "grant_type=password&client_id=usra-cli&username=" + user + "&password=usra";
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher token = ACCESS_TOKEN.matcher(answer.body());
            if (answer.statusCode() != 200 || !token.find()) {
                throw new IllegalStateException(
                        "no token for " + user + ": " + answer.statusCode() + " " + answer.body());
            }
            return new Held(token.group(1), Instant.now());
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Held(String token, Instant since) {

        boolean isFresh() {
            return Instant.now().isBefore(since.plus(RENEW_AFTER));
        }
    }
}
