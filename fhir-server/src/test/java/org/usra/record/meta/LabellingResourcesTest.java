package org.usra.record.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** $meta, $meta-add and $meta-delete. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LabellingResourcesTest {

    private static final String TAG = "{'system':'urn:ours','code':'%s'}";
    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String doctor() {
        return TestTokens.person("doctor", "03");
    }

    private static void condition(String id, String patient, String meta) {
        record.load("{'resourceType':'Condition','id':'" + id + "','meta':" + meta + ",'subject':{'reference':'Patient/"
                + patient + "'}}");
    }

    private static Answer change(String token, String path, String meta) {
        return record.post(
                token, path, "{'resourceType':'Parameters','parameter':[{'name':'meta','valueMeta':" + meta + "}]}");
    }

    private static String tags(Answer answer) {
        return String.join(" ", answer.body().at("/parameter/0/valueMeta/tag").findValuesAsText("code"));
    }

    @Test
    void a_tag_is_added_once_and_taken_away() {
        condition("c-tag", "p-own", "{'tag':[" + TAG.formatted("first") + "]}");
        Answer added = change(
                doctor(),
                "Condition/c-tag/$meta-add",
                "{'tag':[" + TAG.formatted("first").replace("}", ",'display':'shown'}") + "," + TAG.formatted("second")
                        + "]}");
        assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
        assertThat(tags(added)).isEqualTo("first second");
        assertThat(added.body().at("/parameter/0/valueMeta/versionId").asText()).isEqualTo("2");
        assertThat(record.get(doctor(), "Condition?_tag=urn:ours%7Csecond")
                        .body()
                        .path("entry"))
                .hasSize(1);
        assertThat(tags(change(doctor(), "Condition/c-tag/$meta-delete", "{'tag':[" + TAG.formatted("first") + "]}")))
                .isEqualTo("second");
        assertThat(tags(change(doctor(), "Condition/c-tag/$meta-delete", "{'tag':[" + TAG.formatted("second") + "]}")))
                .isEmpty();
        assertThat(tags(record.get(doctor(), "Condition/c-tag/$meta"))).isEmpty();
    }

    @Test
    void what_is_there_already_makes_no_version() {
        condition("c-same", "p-own", "{'tag':[" + TAG.formatted("first") + "]}");
        Answer added = change(doctor(), "Condition/c-same/$meta-add", "{'tag':[" + TAG.formatted("first") + "]}");
        assertThat(added.body().at("/parameter/0/valueMeta/versionId").asText()).isEqualTo("1");
    }

    @Test
    void reserved_labels_are_neither_added_nor_taken_away() {
        String confidential =
                "{'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]}";
        condition("c-label", "p-own", confidential);
        assertThat(change(doctor(), "Condition/c-label/$meta-delete", confidential)
                        .status())
                .isEqualTo(422);
        assertThat(change(doctor(), "Condition/c-label/$meta-add", confidential.replace("'R'", "'V'"))
                        .status())
                .isEqualTo(422);
        assertThat(change(
                                doctor(),
                                "Condition/c-label/$meta-add",
                                "{'tag':[{'system':'https://fhir.usra.example/CodeSystem/x','code':'y'}]}")
                        .status())
                .isEqualTo(422);
        assertThat(change(TestTokens.conformance(), "Condition/c-label/$meta-delete", confidential)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_does_not_see_it_labels_nothing_and_who_may_not_write_neither() {
        condition("c-theirs", "p-other", "{'tag':[" + TAG.formatted("theirs") + "]}");
        String tag = "{'tag':[" + TAG.formatted("mine") + "]}";
        assertThat(change(doctor(), "Condition/c-theirs/$meta-add", tag).status())
                .isEqualTo(404);
        assertThat(record.get(doctor(), "Condition/c-theirs/$meta").status()).isEqualTo(404);
        assertThat(change(TestTokens.person("nurse", "02"), "Condition/c-tag/$meta-add", tag)
                        .status())
                .isEqualTo(403);
        assertThat(record.post(doctor(), "Condition/c-theirs/$meta-add", "").status())
                .isEqualTo(400);
    }

    @Test
    void labels_of_a_type_are_those_that_the_caller_sees() {
        condition("c-mine", "p-own", "{'tag':[" + TAG.formatted("seen") + "],'profile':['http://x.org/p']}");
        condition("c-hidden", "p-other", "{'tag':[" + TAG.formatted("hidden") + "]}");
        Answer ofType = record.get(doctor(), "Condition/$meta");
        assertThat(ofType.status()).as(ofType.body().toString()).isEqualTo(200);
        assertThat(tags(ofType)).contains("seen").doesNotContain("hidden");
        assertThat(ofType.body().at("/parameter/0/valueMeta/profile/0").asText())
                .isEqualTo("http://x.org/p");
        assertThat(tags(record.get(doctor(), "$meta"))).contains("seen").doesNotContain("hidden");
        assertThat(record.get(TestTokens.person("insurer", "06"), "Condition/$meta")
                        .status())
                .isEqualTo(403);
    }
}
