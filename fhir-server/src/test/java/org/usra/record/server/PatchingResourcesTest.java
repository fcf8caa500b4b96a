package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** JSON Patch and FHIRPath Patch, to the letter. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PatchingResourcesTest extends RecordOverHttp {

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"active\":true,"
            + "\"name\":[{\"family\":\"A\",\"given\":[\"a\",\"b\",\"c\"]},{\"family\":\"B\"}],"
            + "\"extension\":[{\"url\":\"http://example.org/x\",\"valueString\":\"old\"}],"
            + "\"telecom\":[{\"system\":\"phone\",\"value\":\"1\"},{\"system\":\"phone\",\"value\":\"2\"}]}";

    private Reply patched(String id, String operation) {
        return send("PATCH", id, "[" + operation + "]", "Content-Type", "application/json-patch+json");
    }

    private static String operation(String op, String path, String value) {
        return "{\"op\":\"" + op + "\",\"path\":\"" + path + "\",\"value\":" + value + "}";
    }

    private Reply pathPatched(String id, String type, String path, String... parts) {
        return send(
                "PATCH",
                id,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                        + "{\"name\":\"type\",\"valueCode\":\"" + type + "\"},{\"name\":\"path\",\"valueString\":\""
                        + path
                        + "\"}" + String.join("", parts) + "]}]}");
    }

    @Test
    void a_place_that_is_no_place_in_a_list_is_refused_by_name() {
        String id = "Patient/" + given(PATIENT);
        for (String op : new String[] {"remove", "replace", "add"}) {
            for (String index : new String[] {"00", "01", "1e0", "-1", "abc", "+1", "", "7", "-"}) {
                if (op.equals("add") && index.equals("-")) {
                    continue;
                }
                Reply reply = patched(id, operation(op, "/telecom/" + index, "{\"value\":\"3\"}"));
                assertThat(reply.status()).as(op + " " + index).isEqualTo(422);
                assertThat(reply.diagnosis()).contains("\"/telecom/" + index + "\"");
            }
        }
        Reply missing = patched(id, "{\"op\":\"remove\",\"path\":\"/photo\"}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.diagnosis())
                .isEqualTo("The patch cannot be applied to the resource as it is: \"/photo\" is not there.");
        assertThat(get(id).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void every_operation_of_a_json_patch_does_what_the_rfc_says() {
        String id = "Patient/" + given(PATIENT);
        Reply reply = patched(
                id,
                String.join(
                        ",",
                        operation("test", "/telecom/0/value", "\"1\""),
                        operation("add", "/telecom/-", "{\"system\":\"phone\",\"value\":\"4\"}"),
                        operation("add", "/telecom/0", "{\"system\":\"phone\",\"value\":\"0\"}"),
                        operation("replace", "/telecom/1/value", "\"one\""),
                        "{\"op\":\"copy\",\"from\":\"/name/0/family\",\"path\":\"/name/1/text\"}",
                        "{\"op\":\"move\",\"from\":\"/name/0\",\"path\":\"/name/1\"}",
                        "{\"op\":\"remove\",\"path\":\"/active\"}"));

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.json().path("telecom").findValuesAsText("value")).containsExactly("0", "one", "2", "4");
        assertThat(reply.json().path("name").findValuesAsText("family")).containsExactly("B", "A");
        assertThat(reply.json().at("/name/0/text").asText()).isEqualTo("A");
        assertThat(reply.json().has("active")).isFalse();
    }

    @Test
    void what_is_no_json_patch_is_refused_as_such() {
        String id = "Patient/" + given(PATIENT);
        for (String operation : new String[] {
            "{\"op\":\"add\",\"path\":\"/active\"}",
            "{\"op\":\"merge\",\"path\":\"/active\",\"value\":true}",
            "{\"op\":\"remove\",\"path\":\"active\"}",
            "{\"op\":\"remove\"}",
            "{\"op\":\"move\",\"path\":\"/active\"}",
            "7"
        }) {
            assertThat(patched(id, operation).status()).as(operation).isEqualTo(400);
        }
        assertThat(patched(id, "{\"op\":\"move\",\"from\":\"/name\",\"path\":\"/name/0\"}")
                        .status())
                .isEqualTo(422);
        assertThat(patched(id, "{\"op\":\"remove\",\"path\":\"\"}").status()).isEqualTo(422);
    }

    @Test
    void copies_of_copies_end_before_they_hurt() {
        String id = "Patient/" + given(PATIENT);
        String copy = "{\"op\":\"copy\",\"from\":\"/name\",\"path\":\"/name/-\"}";
        Reply reply = patched(id, String.join(",", java.util.Collections.nCopies(40, copy)));

        assertThat(reply.status()).isEqualTo(422);
    }

    @Test
    void numbers_are_tested_by_value() {
        String id = "Observation/"
                + given("{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                        + "\"valueQuantity\":{\"value\":1.0}}");

        assertThat(patched(id, operation("test", "/valueQuantity/value", "1")).status())
                .isEqualTo(200);
        assertThat(patched(id, operation("test", "/valueQuantity", "{\"value\":1.00}"))
                        .status())
                .isEqualTo(200);
        Reply other = patched(id, operation("test", "/valueQuantity/value", "2"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.diagnosis()).contains("\"/valueQuantity/value\" is not what the test expects");
    }

    @Test
    void a_path_may_choose_by_place_and_by_extension() {
        String id = "Patient/" + given(PATIENT);
        String value = ",{\"name\":\"value\",\"valueString\":\"%s\"}";

        assertThat(pathPatched(id, "replace", "Patient.name.first().family", value.formatted("first"))
                        .json()
                        .at("/name/0/family")
                        .asText())
                .isEqualTo("first");
        assertThat(pathPatched(id, "replace", "Patient.name.last().family", value.formatted("last"))
                        .json()
                        .at("/name/1/family")
                        .asText())
                .isEqualTo("last");
        assertThat(pathPatched(id, "replace", "Patient.name[0].given.skip(2).single()", value.formatted("z"))
                        .json()
                        .at("/name/0/given/2")
                        .asText())
                .isEqualTo("z");
        assertThat(pathPatched(id, "replace", "Patient.extension('http://example.org/x').value", value.formatted("new"))
                        .json()
                        .at("/extension/0/valueString")
                        .asText())
                .isEqualTo("new");
        assertThat(pathPatched(id, "delete", "Patient.telecom.last()")
                        .json()
                        .path("telecom")
                        .size())
                .isEqualTo(1);
        assertThat(pathPatched(id, "replace", "Patient.name.single().family", value.formatted("no"))
                        .status())
                .isEqualTo(400);
        assertThat(pathPatched(id, "delete", "Patient.active.first()").status()).isEqualTo(422);
    }

    @Test
    void what_stands_behind_a_json_patch_is_refused_not_ignored() {
        String id = "Patient/" + given(PATIENT);
        String patch = "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]";
        for (String more : new String[] {",\"x\":1", ",\"patch\":[]", "[]", "}", "},{", " 7"}) {
            Reply alone = send("PATCH", id, patch + more, "Content-Type", "application/json-patch+json");
            String data = Base64.getEncoder().encodeToString((patch + more).getBytes(StandardCharsets.UTF_8));
            Reply bundled = send(
                    "POST",
                    "",
                    SentEntries.bundle(
                            "transaction",
                            SentEntries.entry(
                                    "PATCH",
                                    id,
                                    "\"resource\":{\"resourceType\":\"Binary\",\"contentType\":"
                                            + "\"application/json-patch+json\",\"data\":\"" + data + "\"}")));
            assertThat(List.of(alone.status(), bundled.status())).as(more).containsOnly(400);
        }
        assertThat(send("PATCH", id, patch + ",\"x\":1", "Content-Type", "application/json-patch+json")
                        .diagnosis())
                .isEqualTo("Something stands behind the array of operations; a JSON Patch is this array alone.");
        assertThat(get(id).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void the_resource_itself_cannot_be_deleted_by_a_patch() {
        String id = "Patient/" + given(PATIENT);
        Reply reply = pathPatched(id, "delete", "Patient");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.diagnosis())
                .isEqualTo("The patch cannot be applied to the resource as it is: Patient is the resource itself.");
    }
}
