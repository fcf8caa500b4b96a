package org.usra.record.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** Members without a national ID, as the registration form sends them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpeningWithOtherPapersTest {

    private static final String HEAD =
            "'name':[{'use':'official','text':'Maria Rossi','given':['Maria'],'family':'Rossi'}],'gender':'female',"
                    + "'birthDate':'1991-05-01'";

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void a_foreigner_a_newborn_and_an_unidentified_member_belong_to_a_file() {
        Answer opened = opened("A12345678", "N447100928315");
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        Answer alike = record.post(
                TestTokens.person("registrar", "01"), "Patient/$match", "{'resourceType':'Patient'," + HEAD + "}");
        assertThat(alike.body().path("entry")).isNotEmpty();
    }

    @Test
    void a_passport_that_is_registered_opens_no_second_file() {
        assertThat(opened("B12345678", "N447100928323").status()).isEqualTo(201);
        assertThat(opened("B12345678", "N447100928331").code()).isEqualTo("duplicate-identifier");
    }

    private static Answer opened(String passport, String newborn) {
        return record.post(
                TestTokens.person("registrar", "01"),
                "Group/$open-family-file",
                "{'resourceType':'Parameters','parameter':[{'name':'unit','valueReference':{'reference':'Organization/u-manakh-1'}},"
                        + member("head", "", "passport", passport, HEAD)
                        + member(
                                "child",
                                "'use':'temp',",
                                "newborn",
                                newborn,
                                "'name':[{'text':'ملك'}],'gender':'female','birthDate':'2026-11-20',"
                                        + "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',"
                                        + "'valueAddress':{'state':'بورسعيد'}}]")
                        + member(
                                        "other",
                                        "'use':'temp',",
                                        "emergency-tag",
                                        "T-17",
                                        "'name':[{'use':'temp','text':'مجهول الهوية T-17'}],'gender':'unknown'")
                                .replaceFirst(",$", "")
                        + "]}");
    }

    private static String member(String role, String use, String system, String number, String said) {
        return "{'name':'member','part':[{'name':'role','valueCode':'%s'},{'name':'resource','resource':{'resourceType':'Patient',"
                        .formatted(role)
                + "'identifier':[{%s'system':'https://fhir.usra.example/id/%s','value':'%s'}],%s}}]},"
                        .formatted(use, system, number, said);
    }
}
