package org.usra.record.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.codes.OneVocabulary.ANIMALS;
import static org.usra.record.codes.OneVocabulary.COLOURS;
import static org.usra.record.codes.OneVocabulary.codes;
import static org.usra.record.codes.OneVocabulary.encoded;
import static org.usra.record.codes.OneVocabulary.expand;
import static org.usra.record.codes.OneVocabulary.get;
import static org.usra.record.codes.OneVocabulary.told;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.record.RunningRecord.Answer;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpandingValueSetsTest {

    private static final String BIRDS = "https://codes.test/ValueSet/birds";

    @BeforeAll
    static void load() {
        OneVocabulary.record().load("""
                {'resourceType':'ValueSet','id':'birds','url':'https://codes.test/ValueSet/birds','version':'1','status':'active',
                'compose':{'include':[{'system':'https://codes.test/CodeSystem/animals','filter':[
                {'property':'concept','op':'is-a','value':'bird'}]}]}}""", """
                {'resourceType':'ValueSet','id':'mixed','url':'https://codes.test/ValueSet/mixed','status':'active','compose':{
                'include':[{'valueSet':['https://codes.test/ValueSet/birds']},
                {'system':'https://codes.test/CodeSystem/colours','concept':[{'code':'Blue','display':'Azure',
                'designation':[{'language':'ar','value':'أزرق'}]}]}],
                'exclude':[{'system':'https://codes.test/CodeSystem/animals','concept':[{'code':'dodo'}]}]}}""", """
                {'resourceType':'ValueSet','id':'circle','url':'https://codes.test/ValueSet/circle','status':'active','compose':{
                'include':[{'valueSet':['https://codes.test/ValueSet/circle']}]}}""", """
                {'resourceType':'ValueSet','id':'kept','url':'https://codes.test/ValueSet/kept','status':'active','expansion':{
                'timestamp':'2026-01-01','contains':[{'system':'urn:x','code':'a','display':'A','contains':[
                {'system':'urn:x','code':'b'}]}]}}""");
    }

    @Test
    void a_value_set_of_r4_is_expanded() {
        Answer answer = get("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender");
        assertThat(codes(answer)).containsExactly("male", "female", "other", "unknown");
        JsonNode expansion = answer.body().path("expansion");
        assertThat(expansion.path("total").asInt()).isEqualTo(4);
        assertThat(expansion.path("offset").asInt()).isZero();
        assertThat(expansion.path("identifier").asText()).startsWith("urn:uuid:");
        assertThat(expansion.path("timestamp").asText()).isNotEmpty();
        assertThat(expansion.at("/parameter/0/valueUri").asText())
                .isEqualTo("http://hl7.org/fhir/administrative-gender|4.0.1");
        assertThat(expansion.at("/contains/0/display").asText()).isEqualTo("Male");
    }

    @Test
    void a_hierarchical_set_of_v3_is_expanded_by_its_filter() {
        assertThat(codes(get("ValueSet/$expand?url=http://terminology.hl7.org/ValueSet/v3-ActEncounterCode")))
                .contains("AMB", "EMER", "IMP", "ACUTE")
                .doesNotContain("_ActMonitoringProtocolCode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "concept; is-a; bird; bird,hen,dodo",
                "concept; descendent-of; bird; hen,dodo",
                "concept; is-not-a; bird; animal,fish,flying-fish,flyer",
                "concept; generalizes; hen; bird,animal,flyer,hen",
                "concept; in; hen,fish; hen,fish",
                "concept; not-in; hen,fish,bird,animal; dodo,flying-fish,flyer",
                "code; regex; f.*h; fish,flying-fish",
                "legs; =; 2; hen,dodo",
                "legs; exists; false; animal,bird,fish,flying-fish,flyer",
                "legs; exists; true; hen,dodo",
                "parent; =; animal; bird,fish",
                "child; =; hen; bird",
                "notSelectable; =; true; animal",
                "inactive; =; true; dodo",
            })
    void every_operator_selects(String property, String operator, String value, String expected) {
        Answer answer = expand(
                "{'include':[{'system':'" + ANIMALS + "','filter':[{'property':'" + property + "','op':'" + operator
                        + "','value':'" + value + "'}]}]}",
                "");
        assertThat(codes(answer)).containsExactlyInAnyOrderElementsOf(Arrays.asList(expected.split(",", -1)));
    }

    @Test
    void sets_are_united_imported_and_taken_away() {
        Answer answer = get("ValueSet/$expand?url=https://codes.test/ValueSet/mixed&displayLanguage=ar");
        assertThat(codes(answer)).containsExactly("bird", "hen", "Blue");
        assertThat(answer.body().at("/expansion/contains/2/display").asText()).isEqualTo("أزرق");
    }

    @Test
    void what_one_include_names_is_intersected() {
        assertThat(codes(expand(
                        "{'include':[{'system':'" + ANIMALS + "','valueSet':['" + BIRDS
                                + "'],'filter':[{'property':'legs',"
                                + "'op':'exists','value':'true'},{'property':'inactive','op':'=','value':'false'}]}]}",
                        "")))
                .containsExactly("hen");
    }

    @Test
    void inactive_codes_are_marked_and_left_out_where_that_is_asked() {
        Answer all = get("ValueSet/birds/$expand");
        assertThat(codes(all)).containsExactly("bird", "hen", "dodo");
        assertThat(all.body().at("/expansion/contains/2/inactive").asBoolean()).isTrue();
        assertThat(codes(get("ValueSet/birds/$expand?activeOnly=true"))).containsExactly("bird", "hen");
        assertThat(codes(expand("{'inactive':false,'include':[{'valueSet':['" + BIRDS + "']}]}", "")))
                .containsExactly("bird", "hen");
    }

    @Test
    void a_grouping_code_is_marked_abstract() {
        Answer answer = get("ValueSet/$expand?url=" + encoded(ANIMALS + "?fhir_vs"));
        assertThat(codes(answer)).hasSize(7);
        assertThat(answer.body().at("/expansion/contains/0/abstract").asBoolean())
                .isTrue();
    }

    @Test
    void codes_below_one_are_a_value_set_without_being_written() {
        assertThat(codes(get("ValueSet/$expand?url=" + encoded(ANIMALS + "?fhir_vs=isa/fish"))))
                .containsExactly("fish", "flying-fish");
    }

    @Test
    void what_is_typed_finds_beginnings_of_words_in_both_languages() {
        String animals = "ValueSet/$expand?url=" + encoded(ANIMALS + "?fhir_vs") + "&filter=";
        assertThat(codes(get(animals + encoded("دجاجه")))).containsExactly("hen");
        assertThat(codes(get(animals + "FI"))).containsExactly("fish", "flying-fish");
        assertThat(codes(get(animals + "fish%20fly"))).containsExactly("flying-fish");
        assertThat(codes(get(animals + "ish"))).isEmpty();
        assertThat(get(animals + "-").status()).isEqualTo(400);
    }

    @Test
    void pages_follow_each_other_through_all_systems() {
        String compose = "{'include':[{'valueSet':['" + BIRDS + "']},{'system':'" + COLOURS + "'}]}";
        assertThat(codes(expand(compose, ""))).containsExactly("bird", "hen", "dodo", "Red", "Blue");
        Answer page = expand(compose, ",{'name':'offset','valueInteger':2},{'name':'count','valueInteger':2}");
        assertThat(codes(page)).containsExactly("dodo", "Red");
        assertThat(page.body().at("/expansion/total").asInt()).isEqualTo(5);
        assertThat(page.body().at("/expansion/offset").asInt()).isEqualTo(2);
        Answer counted = expand(compose, ",{'name':'count','valueInteger':0}");
        assertThat(codes(counted)).isEmpty();
        assertThat(counted.body().at("/expansion/total").asInt()).isEqualTo(5);
    }

    @Test
    void designations_come_when_asked_for_and_the_definition_too() {
        Answer answer = get("ValueSet/birds/$expand?includeDesignations=true&includeDefinition=true");
        assertThat(answer.body().at("/expansion/contains/1/designation"))
                .extracting(name -> name.path("value").asText())
                .containsExactly("دجاجة", "Poule");
        assertThat(answer.body().at("/compose/include")).hasSize(1);
        assertThat(get("ValueSet/birds/$expand").body().has("compose")).isFalse();
    }

    @Test
    void a_set_that_only_has_its_expansion_is_that() {
        assertThat(codes(get("ValueSet/kept/$expand"))).containsExactly("a", "b");
    }

    @Test
    void codes_of_a_system_that_is_not_here_can_be_listed_but_not_computed() {
        assertThat(codes(expand("{'include':[{'system':'urn:none','concept':[{'code':'q','display':'Q'}]}]}", "")))
                .containsExactly("q");
        Answer answer = expand("{'include':[{'system':'urn:none'}]}", "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo("ValueSet.compose.include[0].system");
    }

    @Test
    void faulty_definitions_are_refused_at_their_element() {
        Answer operator = expand(
                "{'include':[{'system':'" + ANIMALS
                        + "','filter':[{'property':'concept','op':'is-not-a','value':'unicorn'}]}]}",
                "");
        assertThat(operator.status()).isEqualTo(422);
        assertThat(operator.body().at("/issue/0/expression/0").asText())
                .isEqualTo("ValueSet.compose.include[0].filter[0].value");
        assertThat(get("ValueSet/circle/$expand").status()).isEqualTo(422);
        assertThat(expand("{'include':[{'valueSet':['urn:gone']}]}", "").status())
                .isEqualTo(422);
    }

    @Test
    void an_expression_that_would_stall_the_server_is_refused() {
        Answer answer = expand(
                "{'include':[{'system':'urn:long','concept':[{'code':'x','display':'" + "a".repeat(60)
                        + "'}],'filter':[{'property':'display','op':'regex','value':'(.*a){12}!'}]}]}",
                "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("too-costly");
    }

    @Test
    void too_much_is_refused_unless_it_is_asked_for_in_pages() {
        Answer answer =
                get("ValueSet/$expand?url=" + encoded("http://terminology.hl7.org/CodeSystem/v3-RoleCode?fhir_vs"));
        Answer large =
                get("ValueSet/$expand?url=" + encoded("http://terminology.hl7.org/CodeSystem/v3-ActCode?fhir_vs"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(large.status()).isEqualTo(403);
        assertThat(large.body().at("/issue/0/code").asText()).isEqualTo("too-costly");
        assertThat(codes(get("ValueSet/$expand?count=3&url="
                        + encoded("http://terminology.hl7.org/CodeSystem/v3-ActCode?fhir_vs"))))
                .hasSize(3);
    }

    @Test
    void what_is_unknown_or_said_twice_is_refused() {
        assertThat(get("ValueSet/$expand?url=urn:nothing").status()).isEqualTo(404);
        assertThat(get("ValueSet/nothing/$expand").status()).isEqualTo(404);
        assertThat(get("ValueSet/$expand").status()).isEqualTo(400);
        assertThat(get("ValueSet/birds/$expand?url=" + BIRDS).status()).isEqualTo(400);
        assertThat(get("ValueSet/birds/$expand?count=-1").status()).isEqualTo(400);
        assertThat(get("ValueSet/birds/$expand?contextDirection=incoming").code())
                .isEqualTo("unknown-parameter");
    }

    @ParameterizedTest
    @CsvSource({"hen, true", "dodo, true", "fish, false", "unicorn, false"})
    void a_code_is_judged_by_the_set(String code, String result) {
        String question = "$validate-code?system=" + ANIMALS + "&code=" + code;
        assertThat(told(get("ValueSet/birds/" + question), "result")).isEqualTo(result);
        assertThat(told(get("ValueSet/" + question + "&url=" + BIRDS + "&valueSetVersion=1"), "result"))
                .isEqualTo(result);
    }

    @Test
    void a_code_is_judged_by_the_words_of_the_set_too() {
        String azure = "ValueSet/mixed/$validate-code?system=" + COLOURS + "&code=Blue&display=Azure";
        assertThat(told(get(azure), "result")).isEqualTo("true");
        assertThat(List.of(
                        get("ValueSet/mixed/$validate-code?code=Blue").status(),
                        get("ValueSet/$validate-code?code=Blue&system=" + COLOURS)
                                .status()))
                .containsExactly(400, 400);
    }
}
