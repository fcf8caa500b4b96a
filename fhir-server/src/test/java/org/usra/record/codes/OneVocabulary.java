package org.usra.record.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** A record with invented code systems, value sets and maps, started once for the tests that ask about codes. */
final class OneVocabulary {

    static final String ANIMALS = "https://codes.test/CodeSystem/animals";
    static final String COLOURS = "https://codes.test/CodeSystem/colours";

    private static final class Started {
        static final RunningRecord RECORD = start();
    }

    private OneVocabulary() {}

    static RunningRecord record() {
        return Started.RECORD;
    }

    private static RunningRecord start() {
        RunningRecord record = new RunningRecord().withPosts();
        record.load("""
                {'resourceType':'CodeSystem','id':'animals','url':'https://codes.test/CodeSystem/animals','version':'2',
                'name':'Animals','status':'active','content':'complete','caseSensitive':true,'concept':[
                {'code':'animal','display':'Animal','property':[{'code':'notSelectable','valueBoolean':true}],'concept':[
                  {'code':'bird','display':'Bird','designation':[{'language':'ar','value':'طائر'}],'concept':[
                    {'code':'hen','display':'Hen','designation':[{'language':'ar','value':'دجاجة'}],
                     'property':[{'code':'legs','valueInteger':2}]},
                    {'code':'dodo','display':'Dodo','property':[{'code':'status','valueCode':'retired'},
                     {'code':'legs','valueInteger':2}]}]},
                  {'code':'fish','display':'Fish','designation':[{'language':'ar','value':'سمكة'}]}]},
                {'code':'flying-fish','display':'Flying fish','property':[{'code':'parent','valueCode':'fish'},
                 {'code':'subsumedBy','valueCode':'flyer'}]},
                {'code':'flyer','display':'Flyer','definition':'Whatever flies','property':[
                 {'code':'child','valueCode':'bird'}]}]}""", """
                {'resourceType':'CodeSystem','id':'animals-1','url':'https://codes.test/CodeSystem/animals','version':'1',
                'status':'active','content':'complete','concept':[{'code':'hen','display':'Old hen'}]}""", """
                {'resourceType':'CodeSystem','id':'animals-fr','url':'https://codes.test/CodeSystem/animals-fr',
                'status':'active','content':'supplement','supplements':'https://codes.test/CodeSystem/animals',
                'concept':[{'code':'hen','designation':[{'language':'fr','value':'Poule'}]}]}""", """
                {'resourceType':'CodeSystem','id':'colours','url':'https://codes.test/CodeSystem/colours','status':'active',
                'content':'fragment','caseSensitive':false,'concept':[{'code':'Red','display':'Red'},
                {'code':'Blue','display':'Blue'}]}""");
        return record;
    }

    static Answer get(String path) {
        return record().get(TestTokens.person("doctor", "03"), path);
    }

    static Answer post(String path, String parameters) {
        return record().post(
                        TestTokens.person("doctor", "03"),
                        path,
                        "{'resourceType':'Parameters','parameter':[" + parameters + "]}");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The value of an output, as text. */
    static String told(Answer answer, String name) {
        return toldAll(answer, name).stream().findFirst().orElse("");
    }

    static List<String> toldAll(Answer answer, String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode parameter : answer.body().path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                parameter.properties().stream()
                        .filter(member -> member.getKey().startsWith("value"))
                        .forEach(member -> values.add(member.getValue().asText()));
            }
        }
        return values;
    }

    /** {@code code=value} of every property. */
    static List<String> properties(Answer answer) {
        List<String> found = new ArrayList<>();
        for (JsonNode parameter : answer.body().path("parameter")) {
            if (parameter.path("name").asText().equals("property")) {
                JsonNode value = parameter.at("/part/1");
                found.add(parameter.at("/part/0/valueCode").asText() + "="
                        + value.properties().stream()
                                .filter(member -> member.getKey().startsWith("value"))
                                .findFirst()
                                .orElseThrow()
                                .getValue()
                                .asText());
            }
        }
        return found;
    }

    static List<String> codes(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return StreamSupport.stream(answer.body().at("/expansion/contains").spliterator(), false)
                .map(entry -> entry.path("code").asText())
                .toList();
    }

    /** The expansion of a value set that has this {@code compose}. */
    static Answer expand(String compose, String more) {
        return post("ValueSet/$expand", """
                {'name':'valueSet','resource':{'resourceType':'ValueSet','status':'draft','compose':%s}}%s""".formatted(compose, more));
    }
}
