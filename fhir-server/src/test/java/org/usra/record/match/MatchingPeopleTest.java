package org.usra.record.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** {@code Patient/$match} as a registrar asks it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchingPeopleTest {

    private static final String ID =
            "'identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'%s'}]";
    private static final String MOTHER =
            "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName','valueString':'%s'}]";
    private static final String AHMED =
            "'name':[{'given':['أحمد','محمود','إبراهيم'],'family':'الشاذلي'}],'gender':'male','birthDate':'1985-03-04'";

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
        person(
                "p-ahmed",
                "u-manakh-1",
                AHMED + "," + MOTHER.formatted("فاطمة علي حسن")
                        + ",'telecom':[{'system':'phone','value':'+201001234567'}]");
        person(
                "p-numbered",
                "u-manakh-1",
                ID.formatted("29005050301234") + ",'birthDate':'1990-05-05','gender':'male'");
        person(
                "p-far",
                "u-kuwait",
                ID.formatted("28001010301231") + ",'birthDate':'1980-01-01','gender':'male',"
                        + "'name':[{'given':['سامي','عادل','حسين'],'family':'زكي'}]");
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static void person(String id, String unit, String members) {
        record.load("{'resourceType':'Patient','id':'" + id + "'," + members + "}");
        record.load(Samples.enrolment("e-" + id, id, unit));
    }

    private static Answer asked(String token, String members, String more) {
        return record.post(
                token,
                "Patient/$match",
                "{'resourceType':'Parameters','parameter':[{'name':'resource','resource':{'resourceType':'Patient',"
                        + members + "}}" + more + "]}");
    }

    /** id, grade and score of each. */
    private static List<String> found(String members, String more) {
        Answer answer = asked(TestTokens.person("registrar", "01"), members, more);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        List<String> found = new ArrayList<>();
        answer.body()
                .path("entry")
                .forEach(entry -> found.add(entry.at("/resource/id").asText() + " "
                        + entry.at("/search/extension/0/valueCode").asText() + " "
                        + entry.at("/search/score").asText()));
        return found;
    }

    @Test
    void another_spelling_of_the_same_person_is_probable() {
        assertThat(found(
                        "'name':[{'given':['احمد','محمود','ابراهيم'],'family':'الشاذلى'}],'gender':'male','birthDate':'1985-03-04',"
                                + MOTHER.formatted("فاطمه على حسن"),
                        ""))
                .containsExactly("p-ahmed probable 1.0");
    }

    @Test
    void day_and_month_in_each_others_place_still_find_the_person() {
        assertThat(found(AHMED.replace("1985-03-04", "1985-04-03"), "")).containsExactly("p-ahmed probable 0.94");
    }

    @Test
    void a_phone_finds_and_does_not_prove() {
        assertThat(found("'telecom':[{'system':'phone','value':'01001234567'}]", ""))
                .isEmpty();
        assertThat(found(
                        "'telecom':[{'system':'phone','value':'01001234567'}],'name':[{'given':['أحمد','محمود']}],'gender':'male'",
                        ""))
                .containsExactly("p-ahmed possible 0.69");
    }

    @Test
    void the_national_id_decides_for_and_against() {
        assertThat(found(ID.formatted("29005050301234"), ",{'name':'onlyCertainMatches','valueBoolean':true}"))
                .containsExactly("p-numbered certain 1.0");
        assertThat(found(ID.formatted("29005050301242") + ",'birthDate':'1990-05-05','gender':'male'", ""))
                .isEmpty();
        assertThat(found(AHMED, ",{'name':'onlyCertainMatches','valueBoolean':true}"))
                .isEmpty();
    }

    @Test
    void elsewhere_the_number_needs_the_birth_date_or_the_mothers_name() {
        assertThat(found(ID.formatted("28001010301231"), "")).isEmpty();
        assertThat(found(ID.formatted("28001010301231") + ",'birthDate':'1980-01-02'", ""))
                .isEmpty();
        assertThat(found(ID.formatted("28001010301231") + ",'birthDate':'1980-01-01'", ""))
                .containsExactly("p-far certain 1.0");
        assertThat(found(
                        "'name':[{'given':['سامي','عادل','حسين'],'family':'زكي'}],'birthDate':'1980-01-01','gender':'male'",
                        ""))
                .as("without the number nobody elsewhere is found")
                .isEmpty();
    }

    @Test
    void what_it_takes_is_a_patient_of_somebody_who_may_search() {
        assertThat(asked(TestTokens.hospitalSystem("h-alsalam"), AHMED, "")
                        .body()
                        .path("entry"))
                .isEmpty();
        assertThat(asked(TestTokens.person("directorate", "07"), AHMED, "").status())
                .isEqualTo(403);
        assertThat(record.post(TestTokens.person("registrar", "01"), "Patient/$match", "{'resourceType':'Parameters'}")
                        .code())
                .isEqualTo("missing-element");
        assertThat(found(AHMED, ",{'name':'count','valueInteger':0}")).isEmpty();
    }
}
