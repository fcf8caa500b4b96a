package org.usra.record.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.codes.OneVocabulary.get;
import static org.usra.record.codes.OneVocabulary.post;
import static org.usra.record.codes.OneVocabulary.told;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TranslatingCodesTest {

    private static final String MAP = "url=https://codes.test/ConceptMap/old-new&system=urn:old&code=";

    @BeforeAll
    static void load() {
        OneVocabulary.record().load("""
                {'resourceType':'ConceptMap','id':'old-new','url':'https://codes.test/ConceptMap/old-new','status':'active',
                'sourceUri':'urn:vs-old','targetUri':'urn:vs-new','group':[{'source':'urn:old','target':'urn:new','element':[
                {'code':'1','target':[{'code':'one','display':'One','equivalence':'equivalent'}]},
                {'code':'2','target':[{'code':'some','equivalence':'wider','product':[{'property':'urn:unit','system':
                'urn:units','value':'kg'}]},{'code':'two','equivalence':'equal','dependsOn':[{'property':'urn:age',
                'value':'adult'}]}]},
                {'code':'3','target':[{'equivalence':'unmatched'}]}],'unmapped':{'mode':'fixed','code':'any','display':'Any'}},
                {'source':'urn:old','target':'urn:other','element':[{'code':'1','target':[{'code':'i','equivalence':
                'narrower'}]}],'unmapped':{'mode':'other-map','url':'https://codes.test/ConceptMap/more'}}]}""", """
                {'resourceType':'ConceptMap','id':'more','url':'https://codes.test/ConceptMap/more','status':'active','group':[
                {'source':'urn:old','target':'urn:other','element':[{'code':'9','target':[{'code':'ix','equivalence':'equal'}]}],
                'unmapped':{'mode':'other-map','url':'https://codes.test/ConceptMap/more'}}]}""");
    }

    @Test
    void a_code_is_translated_into_every_system_or_one() {
        Answer all = get("ConceptMap/$translate?" + MAP + "1");
        assertThat(told(all, "result")).isEqualTo("true");
        assertThat(matches(all))
                .containsExactly(
                        "equivalent urn:new|one https://codes.test/ConceptMap/old-new",
                        "narrower urn:other|i https://codes.test/ConceptMap/old-new");
        assertThat(matches(get("ConceptMap/old-new/$translate?system=urn:old&code=1&targetsystem=urn:other")))
                .hasSize(1);
    }

    @Test
    void backwards_wide_is_narrow() {
        assertThat(matches(get("ConceptMap/old-new/$translate?system=urn:new&code=some&reverse=true")))
                .containsExactly("narrower urn:old|2 https://codes.test/ConceptMap/old-new");
    }

    @Test
    void what_a_mapping_depends_on_must_be_given() {
        assertThat(matches(get("ConceptMap/$translate?" + MAP + "2&targetsystem=urn:new")))
                .hasSize(1);
        Answer adult = post("ConceptMap/old-new/$translate", """
                {'name':'system','valueUri':'urn:old'},{'name':'code','valueCode':'2'},{'name':'targetsystem','valueUri':
                'urn:new'},{'name':'dependency','part':[{'name':'element','valueUri':'urn:age'},{'name':'concept',
                'valueCodeableConcept':{'coding':[{'code':'adult'}]}}]}""");
        assertThat(matches(adult)).hasSize(2);
        assertThat(adult.body().toString()).contains("\"product\"", "\"kg\"");
    }

    @Test
    void what_is_not_mapped_follows_the_rule_of_the_map_and_no_circle_stalls_it() {
        assertThat(matches(get("ConceptMap/$translate?" + MAP + "9")))
                .containsExactly(
                        "inexact urn:new|any https://codes.test/ConceptMap/old-new",
                        "equal urn:other|ix https://codes.test/ConceptMap/more");
        assertThat(matches(get("ConceptMap/more/$translate?system=urn:old&code=77")))
                .isEmpty();
    }

    @Test
    void a_statement_that_nothing_matches_is_no_translation() {
        Answer answer = get("ConceptMap/$translate?" + MAP + "3&targetsystem=urn:new");
        assertThat(told(answer, "result")).isEqualTo("false");
        assertThat(told(answer, "message")).isNotEmpty();
        assertThat(matches(answer)).containsExactly("unmatched | https://codes.test/ConceptMap/old-new");
    }

    @Test
    void without_a_map_all_of_the_system_are_asked() {
        assertThat(matches(get("ConceptMap/$translate?system=urn:old&code=1&target=urn:vs-new")))
                .hasSize(2);
        assertThat(matches(get("ConceptMap/$translate?system=urn:old&code=1&target=urn:vs-else")))
                .isEmpty();
        assertThat(get("ConceptMap/$translate?code=1").status()).isEqualTo(400);
        assertThat(get("ConceptMap/$translate?url=urn:none&system=urn:old&code=1")
                        .status())
                .isEqualTo(404);
    }

    private static List<String> matches(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        List<String> matches = new ArrayList<>();
        for (JsonNode parameter : answer.body().path("parameter")) {
            if (parameter.path("name").asText().equals("match")) {
                String equivalence = "";
                String concept = "|";
                String source = "";
                for (JsonNode part : parameter.path("part")) {
                    equivalence = part.path("valueCode").asText(equivalence);
                    source = part.path("valueUri").asText(source);
                    if (part.has("valueCoding")) {
                        concept = part.at("/valueCoding/system").asText() + "|"
                                + part.at("/valueCoding/code").asText();
                    }
                }
                matches.add(equivalence + " " + concept + " " + source);
            }
        }
        return matches;
    }
}
