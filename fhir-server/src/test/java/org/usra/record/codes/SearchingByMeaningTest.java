package org.usra.record.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.codes.OneVocabulary.ANIMALS;
import static org.usra.record.codes.OneVocabulary.encoded;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchingByMeaningTest {

    private static final String MINE = "Condition?subject=Patient/p-meaning&code:";

    @BeforeAll
    static void load() {
        OneVocabulary.record()
                .load(Stream.concat(
                                Stream.of("{'resourceType':'Patient','id':'p-meaning'}", """
                        {'resourceType':'ValueSet','id':'winged','url':'https://codes.test/ValueSet/winged','status':'active',
                        'compose':{'include':[{'system':'https://codes.test/CodeSystem/animals','filter':[
                        {'property':'concept','op':'descendent-of','value':'flyer'}]}]}}""", """
                        {'resourceType':'CodeSystem','id':'many','url':'https://codes.test/CodeSystem/many','status':'active',
                        'content':'complete','concept':[{'code':'top','concept':[%s]},{'code':'beside'}]}""".formatted(String.join(
                                        ",",
                                        IntStream.range(0, 2_500)
                                                .mapToObj(i -> "{'code':'m" + i + "'}")
                                                .toList()))),
                                Stream.of(
                                        condition("hen", ANIMALS, "hen"),
                                        condition("bird", ANIMALS, "bird"),
                                        condition("fish", ANIMALS, "fish"),
                                        condition("flying-fish", ANIMALS, "flying-fish"),
                                        condition("other-hen", "urn:other", "hen"),
                                        condition("m7", "https://codes.test/CodeSystem/many", "m7"),
                                        condition("beside", "https://codes.test/CodeSystem/many", "beside"),
                                        "{'resourceType':'Condition','id':'c-none','subject':{'reference':'Patient/p-meaning'}}"))
                        .toArray(String[]::new));
    }

    private static String condition(String id, String system, String code) {
        return "{'resourceType':'Condition','id':'c-" + id + "','subject':{'reference':'Patient/p-meaning'},'code':{"
                + "'coding':[{'system':'" + system + "','code':'" + code + "'}]}}";
    }

    @Test
    void in_a_value_set_of_the_record() {
        assertThat(found(MINE + "in=https://codes.test/ValueSet/winged"))
                .containsExactlyInAnyOrder("c-hen", "c-bird", "c-flying-fish");
        assertThat(found(MINE + "in=ValueSet/winged")).hasSize(3);
    }

    @Test
    void not_in_is_everything_else_what_has_no_code_too() {
        assertThat(found(MINE + "not-in=https://codes.test/ValueSet/winged"))
                .containsExactlyInAnyOrder("c-fish", "c-other-hen", "c-m7", "c-beside", "c-none");
    }

    @Test
    void below_a_code() {
        assertThat(found(MINE + "below=" + ANIMALS + "|bird")).containsExactlyInAnyOrder("c-hen", "c-bird");
        assertThat(found(MINE + "below=" + ANIMALS + "|fish," + ANIMALS + "|hen"))
                .containsExactlyInAnyOrder("c-fish", "c-flying-fish", "c-hen");
    }

    @Test
    void above_a_code() {
        assertThat(found(MINE + "above=" + ANIMALS + "|hen")).containsExactlyInAnyOrder("c-hen", "c-bird");
    }

    @Test
    void a_set_of_too_many_codes_to_look_up_is_judged_and_so_is_its_opposite() {
        String top = "https://codes.test/CodeSystem/many";
        assertThat(found(MINE + "below=" + top + "|top")).containsExactly("c-m7");
        String set = encoded(top + "?fhir_vs=isa/top");
        assertThat(found(MINE + "in=" + set)).containsExactly("c-m7");
        assertThat(found(MINE + "not-in=" + set)).hasSize(7).contains("c-beside", "c-none");
    }

    @Test
    void a_code_without_a_written_system_is_found_by_that_of_its_binding() {
        OneVocabulary.record().load("{'resourceType':'Patient','id':'p-female','gender':'female'}");
        assertThat(found("Patient?_id=p-female&gender:in=http://hl7.org/fhir/ValueSet/administrative-gender"))
                .containsExactly("p-female");
        assertThat(found("Patient?_id=p-female&gender:not-in=http://hl7.org/fhir/ValueSet/administrative-gender"))
                .isEmpty();
    }

    @Test
    void chains_ask_the_same_way() {
        assertThat(found("Patient?_has:Condition:subject:code:below=" + ANIMALS + "|bird"))
                .containsExactly("p-meaning");
        OneVocabulary.record().load("""
                {'resourceType':'Encounter','id':'e-meaning','status':'finished','class':{'code':'AMB'},'subject':{'reference':
                'Patient/p-meaning'},'diagnosis':[{'condition':{'reference':'Condition/c-hen'}}]}""");
        assertThat(found("Encounter?diagnosis:Condition.code:in=https://codes.test/ValueSet/winged"))
                .containsExactly("e-meaning");
    }

    @Test
    void what_is_not_known_is_refused_and_never_a_wider_answer() {
        for (String question : List.of(
                "in=urn:no-such-set",
                "not-in=urn:no-such-set",
                "in=ValueSet/nothing",
                "below=" + ANIMALS + "|unicorn",
                "above=urn:none|x",
                "below=hen",
                "below=" + ANIMALS + "|")) {
            Answer answer = get(MINE + question);
            assertThat(answer.status()).as(question).isEqualTo(400);
            assertThat(answer.body().at("/issue/0/expression/0").asText()).startsWith("http.code:");
        }
        assertThat(get("Patient?identifier:in=ValueSet/winged").status()).isEqualTo(400);
    }

    private static Answer get(String path) {
        return OneVocabulary.record().get(TestTokens.conformance(), path.replace("|", "%7C"));
    }

    private static List<String> found(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/id").asText())
                .toList();
    }
}
