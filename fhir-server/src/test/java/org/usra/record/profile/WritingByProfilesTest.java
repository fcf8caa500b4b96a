package org.usra.record.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** Who writes for the scheme keeps to its profiles; who imports, to those that a resource claims. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingByProfilesTest {

    private static final String PROFILE = "https://fhir.usra.example/StructureDefinition/";
    private static final String REGISTRAR = TestTokens.person("registrar", "01");
    private static final String CONFORMANCE = TestTokens.conformance();
    private static final String NAMED = "'name':[{'use':'official','text':'هدى سمير'}],'birthDate':'1988-03-03'";
    private static final String NO_SEX = "{'resourceType':'Patient'," + NAMED + "}";

    private static RunningRecord record;

    @BeforeAll
    static void start() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void stop() {
        record.close();
    }

    @Test
    void a_write_of_the_scheme_that_misses_an_element_is_refused_by_its_name_and_changes_nothing() {
        int before = patients();

        Answer answer = record.post(REGISTRAR, "Patient", NO_SEX);

        assertThat(answer.status()).isEqualTo(422);
        JsonNode issue = answer.body().path("issue").path(0);
        assertThat(issue.at("/details/coding/0/code").asText()).isEqualTo("missing-element");
        assertThat(issue.at("/expression/0").asText()).isEqualTo("Patient.gender");
        assertThat(issue.at("/details/text").asText()).isEqualTo("'gender' is required. (profile usra-patient)");
        assertThat(issue.at("/details/_text/extension/0/extension/1/valueString")
                        .asText())
                .isEqualTo("العنصر «gender» مطلوب. (بروفايل usra-patient)");
        assertThat(patients()).isEqualTo(before);
    }

    @Test
    void the_import_scope_is_held_only_to_what_a_resource_claims() {
        assertThat(record.post(CONFORMANCE, "Patient", NO_SEX).status()).isEqualTo(201);

        Answer claims = record.post(CONFORMANCE, "Patient", claiming("usra-patient"));

        assertThat(claims.status()).isEqualTo(422);
        assertThat(claims.body().at("/issue/0/expression/0").asText()).isEqualTo("Patient.gender");
    }

    @Test
    void a_claim_of_a_profile_that_is_not_there_or_of_another_type_is_refused_where_it_stands() {
        Answer nowhere = record.post(CONFORMANCE, "Patient", claiming("usra-nobody"));
        Answer other = record.post(CONFORMANCE, "Patient", claiming("usra-claim"));

        assertThat(List.of(nowhere.code(), other.code())).containsExactly("unknown-profile", "profile-of-another-type");
        assertThat(nowhere.body().at("/issue/0/expression/0").asText()).isEqualTo("Patient.meta.profile[0]");
    }

    @Test
    void a_change_may_leave_what_it_found_and_brings_no_new_fault() {
        record.load(Samples.patient("p-nameless"), Samples.enrolment("e-nameless", "p-nameless", "u-manakh-1"));
        String patch = "[{'op':'add','path':'/active','value':true}]";
        String worse = "[{'op':'remove','path':'/gender'}]";

        assertThat(patched(patch).status()).isEqualTo(200);
        assertThat(expressions(patched(worse))).containsExactly("Patient.gender");
    }

    private static Answer patched(String patch) {
        return record.send(
                REGISTRAR, "PATCH", "Patient/p-nameless", patch, "Content-Type", "application/json-patch+json");
    }

    @Test
    void every_fault_is_told_at_once() {
        Answer answer = record.post(REGISTRAR, "Patient", "{'resourceType':'Patient','active':true}");

        assertThat(expressions(answer)).containsExactly("Patient.name", "Patient.gender", "Patient");
    }

    @Test
    void validate_says_which_profile_judged() {
        Answer good = record.post(
                REGISTRAR, "Patient/$validate", "{'resourceType':'Patient','gender':'female'," + NAMED + "}");
        Answer bad = record.post(REGISTRAR, "Patient/$validate", NO_SEX);

        assertThat(texts(good))
                .containsExactly("The resource is well formed.", "Judged by the profile " + PROFILE + "usra-patient");
        assertThat(expressions(bad)).containsExactly("Patient.gender");
        assertThat(texts(bad)).endsWith("Judged by the profile " + PROFILE + "usra-patient");
    }

    @Test
    void validate_judges_by_the_profile_that_is_named() {
        Answer named =
                record.post(CONFORMANCE, "Patient/$validate?mode=profile&profile=" + PROFILE + "usra-patient", NO_SEX);
        Answer inTheBody = record.post(
                CONFORMANCE,
                "Patient/$validate",
                "{'resourceType':'Parameters','parameter':[{'name':'profile','valueUri':'" + PROFILE
                        + "usra-patient'},{'name':'resource','resource':" + NO_SEX + "}]}");
        Answer unknown = record.post(CONFORMANCE, "Patient/$validate?profile=" + PROFILE + "nothing", NO_SEX);
        Answer without = record.post(CONFORMANCE, "Patient/$validate?mode=profile", NO_SEX);

        assertThat(expressions(named)).containsExactly("Patient.gender");
        assertThat(expressions(inTheBody)).containsExactly("Patient.gender");
        assertThat(List.of(unknown.status(), without.status())).containsOnly(400);
        assertThat(unknown.code()).isEqualTo("unknown-profile");
    }

    @Test
    void the_capability_statement_lists_the_profiles_of_each_type() {
        JsonNode statement = record.get("", "metadata").body();

        assertThat(statement.at("/implementationGuide/0").asText())
                .isEqualTo("https://fhir.usra.example/ImplementationGuide/usra");
        JsonNode encounter = StreamSupport.stream(
                        statement.at("/rest/0/resource").spliterator(), false)
                .filter(each -> each.path("type").asText().equals("Encounter"))
                .findFirst()
                .orElseThrow();
        assertThat(encounter.path("supportedProfile"))
                .extracting(JsonNode::asText)
                .containsExactly(PROFILE + "usra-visit", PROFILE + "usra-hospital-stay", PROFILE + "usra-emergency");
    }

    private static String claiming(String profile) {
        return NO_SEX.replace("'Patient',", "'Patient','meta':{'profile':['" + PROFILE + profile + "']},");
    }

    private static int patients() {
        return record.get(CONFORMANCE, "Patient?_summary=count")
                .body()
                .path("total")
                .asInt();
    }

    private static List<String> expressions(Answer answer) {
        return answer.body().findValues("expression").stream()
                .map(each -> each.path(0).asText())
                .toList();
    }

    private static List<String> texts(Answer answer) {
        return StreamSupport.stream(answer.body().path("issue").spliterator(), false)
                .map(issue -> issue.at("/details/text").asText())
                .toList();
    }
}
