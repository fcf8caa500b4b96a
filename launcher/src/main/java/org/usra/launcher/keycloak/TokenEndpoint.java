package org.usra.launcher.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** Where one realm of Keycloak gives out tokens. */
record TokenEndpoint(Addresses addresses, String realm) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String ask(Map<String, String> form) {
        URI address = URI.create(addresses.keycloak() + "/realms/" + realm + "/protocol/openid-connect/token");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var answer = client.send(request, BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new LaunchFailed(
                        LaunchFailure.TOKEN,
                        "Keycloak at " + address + " refused: "
                                + body.path("error_description")
                                        .asText(body.path("error").asText()));
            }
            return body.path("access_token").asText();
        } catch (IOException e) {
            throw new LaunchFailed(
                    LaunchFailure.TOKEN,
                    "Keycloak does not answer at " + addresses.keycloak()
                            + ". Start Usra with ./run, or name its ports with --ports.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed(LaunchFailure.TOKEN, "Interrupted while asking for a token", e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
