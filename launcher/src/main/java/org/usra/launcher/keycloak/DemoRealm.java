package org.usra.launcher.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The realm of the demonstration as the repository has it: who can sign in, and which systems know a secret. */
public final class DemoRealm {

    /** Of every demonstration user. */
    public static final String PASSWORD = "usra";

    private static final String FILE = "/keycloak/data/import/usra-realm.json";

    private final JsonNode realm;

    private DemoRealm(JsonNode realm) {
        this.realm = realm;
    }

    /** Reads the realm that this version ships. */
    public static DemoRealm shipped() {
        try (InputStream file = Objects.requireNonNull(DemoRealm.class.getResourceAsStream(FILE), FILE)) {
            return new DemoRealm(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A person of the demonstration and the one role that this person has. */
    public record User(String name, String id, String fullName, String role) {}

    /** Everybody who signs in with a password, in the order of the realm file. */
    public List<User> users() {
        return stream(realm.path("users"))
                .filter(user -> !user.has("serviceAccountClientId"))
                .map(user -> new User(
                        user.path("username").asText(),
                        user.path("id").asText(),
                        user.path("firstName").asText() + " "
                                + user.path("lastName").asText(),
                        user.path("realmRoles").path(0).asText()))
                .toList();
    }

    /** The secret of a confidential client; empty for a name that is none. */
    public Optional<String> secretOf(String client) {
        return client(client).map(node -> node.path("secret").asText()).filter(secret -> !secret.isEmpty());
    }

    /** Names of the systems that get a token of their own. */
    public List<String> systems() {
        return stream(realm.path("clients"))
                .filter(client -> client.path("serviceAccountsEnabled").asBoolean())
                .map(client -> client.path("clientId").asText())
                .toList();
    }

    String idOfClient(String name) {
        return client(name).orElseThrow().path("id").asText();
    }

    private Optional<JsonNode> client(String name) {
        return stream(realm.path("clients"))
                .filter(client -> client.path("clientId").asText().equals(name))
                .findFirst();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
