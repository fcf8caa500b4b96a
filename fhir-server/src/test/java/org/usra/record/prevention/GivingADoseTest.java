package org.usra.record.prevention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
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
import org.usra.record.rulebook.RuleBook;

/** The Bundles that the vaccination page of clinic-ui sends, as the record takes them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GivingADoseTest {

    private static final LocalDate TODAY = LocalDate.now(RuleBook.EGYPT);

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
        record.load(
                "{'resourceType':'Patient','id':'infant','birthDate':'" + TODAY.minusMonths(2) + "'}",
                Samples.enrolment("e-infant", "infant", "u-manakh-1"));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String dose(String id, String status) {
        return """
                {'resourceType':'Immunization',%s'status':'%s','patient':{'reference':'Patient/infant'},
                'vaccineCode':{'coding':[{'system':'https://fhir.usra.example/CodeSystem/vaccine','code':'pentavalent'}]},
                'occurrenceDateTime':'%sT00:30:00+02:00','primarySource':true,
                'performer':[{'actor':{'reference':'PractitionerRole/role-nurse'}}],
                'protocolApplied':[{'doseNumberPositiveInt':1}]}""".formatted(id, status, TODAY);
    }

    private static Answer send(String resource, String request) {
        return record.post(
                TestTokens.person("nurse", "02"),
                "",
                "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':" + resource + ",'request':{"
                        + request + "}}]}");
    }

    private static Answer give() {
        return send(
                dose("", "completed"),
                "'method':'POST','url':'Immunization','ifNoneExist':'patient=Patient/infant&status=completed&vaccine-code="
                        + "https://fhir.usra.example/CodeSystem/vaccine|pentavalent&date=" + TODAY + "'");
    }

    private static String firstOfFive() {
        JsonNode card = record.get(TestTokens.person("nurse", "02"), "Patient/infant/$vaccination-card")
                .body();
        return StreamSupport.stream(card.path("recommendation").spliterator(), false)
                .filter(each -> each.at("/vaccineCode/0/coding/0/code").asText().equals("pentavalent")
                        && each.path("doseNumberPositiveInt").asInt() == 1)
                .map(each -> each.at("/forecastStatus/coding/0/code").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void a_dose_is_made_once_a_day_and_stands_on_the_card_until_it_is_taken_back() {
        assertThat(firstOfFive()).isEqualTo("due");
        Answer given = give();
        assertThat(given.status()).as(given.body().toString()).isEqualTo(200);
        assertThat(given.body().at("/entry/0/response/status").asText()).startsWith("201");
        String location = given.body().at("/entry/0/response/location").asText();
        assertThat(give().body().at("/entry/0/response/status").asText()).startsWith("200");
        assertThat(firstOfFive()).isEqualTo("complete");

        String id = location.replaceFirst(".*Immunization/", "").replaceFirst("/.*", "");
        String mistaken = dose("'id':'" + id + "',", "entered-in-error");
        String put = "'method':'PUT','url':'Immunization/" + id + "','ifMatch':'W/\\'%d\\''";
        assertThat(send(mistaken, put.formatted(9)).status()).isEqualTo(412);
        Answer back = send(mistaken, put.formatted(1));
        assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
        assertThat(firstOfFive()).isEqualTo("due");
        assertThat(give().body().at("/entry/0/response/status").asText())
                .as("what was taken back may be given after all")
                .startsWith("201");
    }
}
