package org.usra.record.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;

/** Whatever R4 lets somebody say, in JSON or XML, alone or in a Bundle, comes back as it was said: digit by digit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingGeneratedResourcesTest extends RecordOverHttp {

    private static final long SEED = Long.getLong("usra.roundtrip.seed", 20261125L);
    private static final int EACH_TYPE = Integer.getInteger("usra.roundtrip.each", 2);
    private static final String XML = "application/fhir+xml";

    /** A generator knows no rules that look at two elements at once; what those refuse is not kept, so not compared. */
    private static final String RULES = "invariant-.*|not-permitted|bad-reference";

    private final DocumentReader reader = new DocumentReader();

    /** What the server took, and where it is. */
    private record Taken(String path, ObjectNode sent) {}

    @Test
    void every_generated_resource_comes_back_in_json_in_xml_from_a_transaction_and_from_its_history() {
        System.out.println("round trip of seed " + SEED + "; the same again with -Dusra.roundtrip.seed=" + SEED);
        Map<String, Integer> refused = new TreeMap<>();
        List<Taken> taken = take(refused);
        System.out.println(taken.size() + " generated resources taken; refused by " + refused);
        assertThat(refused.keySet())
                .allMatch(code -> code.replaceFirst(" .*", "").matches(RULES));
        assertThat(taken.stream()
                        .map(one -> one.path().replaceFirst("/.*", ""))
                        .distinct()
                        .count())
                .isGreaterThan(110);
        taken.forEach(this::survivesJsonAndXml);
        survivesATransaction(taken);
    }

    private List<Taken> take(Map<String, Integer> refused) {
        GeneratedResources generated = new GeneratedResources(SEED);
        List<Taken> taken = new ArrayList<>();
        for (String type : types()) {
            int wanted = taken.size() + EACH_TYPE;
            for (int i = 0; i < 12 && taken.size() < wanted; i++) {
                String body = generated.of(type);
                Reply reply = send("POST", type, body);
                if (reply.status() == 201) {
                    taken.add(new Taken(type + "/" + reply.json().path("id").asText(), json(body)));
                } else {
                    String code =
                            reply.json().at("/issue/0/details/coding/0/code").asText();
                    refused.merge(
                            code
                                    + (code.matches(RULES)
                                            ? ""
                                            : " " + reply.http().body()),
                            1,
                            Integer::sum);
                }
            }
        }
        return taken;
    }

    private List<String> types() {
        List<String> types = new ArrayList<>();
        get("metadata")
                .json()
                .at("/rest/0/resource")
                .forEach(resource -> types.add(resource.path("type").asText()));
        types.removeAll(List.of("Bundle", "Parameters"));
        return types;
    }

    private void survivesJsonAndXml(Taken one) {
        String path = one.path();
        assertThat(without(json(get(path).http().body()))).as(path).isEqualTo(one.sent());
        String xml = get(path, "Accept", XML).http().body();
        assertThat(without(xml(xml))).as("%s as XML", path).isEqualTo(one.sent());
        Reply again = send("PUT", path, xml, "Content-Type", XML);
        assertThat(again.status())
                .as("%s sent as XML: %s", path, again.http().body())
                .isEqualTo(200);
        assertThat(without(json(get(path).http().body())))
                .as("%s from XML", path)
                .isEqualTo(one.sent());
        ObjectNode changed = one.sent().deepCopy();
        changed.put("id", path.substring(path.indexOf('/') + 1)).put("language", "ar-x-other");
        assertThat(send("PUT", path, changed.toString()).status()).isEqualTo(200);
        assertThat(without(json(get(path + "/_history/1").http().body())))
                .as("%s of old", path)
                .isEqualTo(one.sent());
    }

    private void survivesATransaction(List<Taken> taken) {
        StringBuilder entries = new StringBuilder();
        taken.forEach(one -> entries.append(entries.isEmpty() ? "" : ",")
                .append("{\"resource\":")
                .append(one.sent())
                .append(",\"request\":{\"method\":\"POST\",\"url\":\"")
                .append(one.path().replaceFirst("/.*", ""))
                .append("\"}}"));
        Reply reply =
                send("POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        for (int i = 0; i < taken.size(); i++) {
            String location =
                    reply.json().at("/entry/" + i + "/response/location").asText();
            String path = location.replaceFirst("^.*/fhir/", "").replaceFirst("/_history.*", "");
            assertThat(without(json(get(path).http().body())))
                    .as("%s of a transaction", path)
                    .isEqualTo(taken.get(i).sent());
        }
    }

    /** Without what the server gives. */
    private static ObjectNode without(ObjectNode stored) {
        stored.remove(List.of("id", "meta"));
        return stored;
    }

    /** Numbers are equal when their digits are. */
    private ObjectNode json(String body) {
        return reader.readJson(new ByteArrayInputStream(body.getBytes(UTF_8)), InputLimits.IMPORT)
                .root();
    }

    private ObjectNode xml(String body) {
        return reader.readXml(new ByteArrayInputStream(body.getBytes(UTF_8)), InputLimits.IMPORT)
                .root();
    }
}
