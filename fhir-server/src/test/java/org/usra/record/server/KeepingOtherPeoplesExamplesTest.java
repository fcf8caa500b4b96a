package org.usra.record.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usra.record.SyntheaFolder;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;

/** Every resource of every example that lies beside the checkout reads back as it was sent, references resolved. */
class KeepingOtherPeoplesExamplesTest extends RecordOverHttp {

    /** Where the resource is that a conditional reference means, of all files so far. */
    private static final Map<String, String> NAMED = new HashMap<>();

    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

    private final DocumentReader reader = new DocumentReader();

    static List<Path> a_file_comes_back_resource_by_resource() throws IOException {
        Path folder = SyntheaFolder.orSkip("no example of other people was sent and read back");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json.gz"))
                    // Hospitals and practitioners first: the people's files refer to them by their identifiers.
                    .sorted(Comparator.comparing((Path file) ->
                                    !file.getFileName().toString().contains("Information"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_file_comes_back_resource_by_resource(Path file) throws IOException {
        String body;
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            body = new String(stream.readAllBytes(), UTF_8);
        }
        Reply reply = send("POST", "", body);
        assertThat(reply.status()).as(reply.diagnosis()).isEqualTo(200);
        JsonNode sent = json(body).path("entry");
        Map<String, String> places = places(sent, reply.json().path("entry"));
        for (JsonNode entry : sent) {
            String named =
                    Objects.requireNonNull(places.get(entry.path("fullUrl").asText()));
            for (JsonNode identifier : entry.path("resource").path("identifier")) {
                NAMED.put(
                        named.replaceFirst("/.*", "?identifier=")
                                + identifier.path("system").asText() + "|"
                                + identifier.path("value").asText(),
                        named);
            }
        }
        for (JsonNode entry : sent) {
            String place =
                    Objects.requireNonNull(places.get(entry.path("fullUrl").asText()));
            ObjectNode wanted = json(resolved(entry.path("resource").toString(), places));
            ObjectNode stored = json(get(place).http().body());
            wanted.remove("id");
            stored.remove("id");
            stamped(wanted);
            stamped(stored);
            assertThat(stored).as(place).isEqualTo(wanted);
        }
    }

    private static Map<String, String> places(JsonNode sent, JsonNode answered) {
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            places.put(
                    sent.path(i).path("fullUrl").asText(),
                    answered.path(i)
                            .at("/response/location")
                            .asText()
                            .replaceFirst("^.*/fhir/", "")
                            .replaceFirst("/_history.*", ""));
        }
        return places;
    }

    /** Identifier.value is a string and stays, even if it reads like the fullUrl of another entry. */
    private static String resolved(String resource, Map<String, String> places) {
        return REFERENCE.matcher(resource).replaceAll(found -> {
            String given = found.group(1);
            String place = places.getOrDefault(given, NAMED.getOrDefault(given, given));
            return Matcher.quoteReplacement("\"reference\":\"" + place + "\"");
        });
    }

    /** Without what the server writes into meta. */
    private static void stamped(ObjectNode resource) {
        if (resource.path("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated"));
            if (meta.isEmpty()) {
                resource.remove("meta");
            }
        }
    }

    private ObjectNode json(String body) {
        return reader.readJson(new ByteArrayInputStream(body.getBytes(UTF_8)), InputLimits.IMPORT)
                .root();
    }
}
