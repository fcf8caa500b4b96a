package org.usra.launcher.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/**
 * Tells Keycloak where the screens are in this run. The realm file cannot: Keycloak imports it once, and {@code --ports}
 * may differ from start to start.
 */
final class ClientAddresses {

    /** The administrator that Keycloak makes at its very first start. */
    static final String ADMIN_CLIENT = "usra-launcher";

    private final Addresses addresses;
    private final String adminSecret;

    ClientAddresses(Addresses addresses, String adminSecret) {
        this.addresses = addresses;
        this.adminSecret = adminSecret;
    }

    void set() {
        String clinic = addresses.clinic();
        Map<String, Object> client = Map.of(
                "rootUrl",
                clinic,
                "baseUrl",
                clinic + "/",
                "redirectUris",
                List.of(clinic + "/login/oauth2/code/*"),
                "webOrigins",
                List.of(clinic),
                "attributes",
                Map.of("post.logout.redirect.uris", clinic + "/*"));
        URI address = URI.create(addresses.keycloak() + "/admin/realms/usra/clients/"
                + DemoRealm.shipped().idOfClient("clinic-ui"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(30))
                            .header("Authorization", "Bearer " + adminToken())
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(client)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new LaunchFailed(
                        LaunchFailure.KEYCLOAK,
                        "Keycloak did not accept the addresses of clinic-ui: status " + answer.statusCode() + " "
                                + answer.body() + ". The data directory may hold another realm: start with --fresh.");
            }
        } catch (IOException e) {
            throw new LaunchFailed(LaunchFailure.KEYCLOAK, "Keycloak cannot be administered: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed(LaunchFailure.KEYCLOAK, "Interrupted while administering Keycloak", e);
        }
    }

    private String adminToken() {
        return new TokenEndpoint(addresses, "master")
                .ask(Map.of(
                        "grant_type", "client_credentials", "client_id", ADMIN_CLIENT, "client_secret", adminSecret));
    }
}
