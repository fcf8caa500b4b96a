package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are strings or contact points are found whatever their case; codes and identifiers as they are written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IgnoringCaseTest extends RecordOverHttp {

    @BeforeEach
    void in_both_cases() {
        given(
                "Patient",
                "case-p",
                "\"telecom\":[{\"system\":\"email\",\"value\":\"Mona.Ali@Case.Test\"}],"
                        + "\"identifier\":[{\"system\":\"urn:case\",\"value\":\"Ab1\"}]");
        given(
                "ValueSet",
                "case-v",
                "\"url\":\"http://case.test/ValueSet/v\",\"version\":\"1.0-RC\",\"status\":\"active\"");
        given("Observation", "case-o", "\"status\":\"final\",\"code\":{\"coding\":[{\"code\":\"Case-Code\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?email=Mona.Ali@Case.Test",
                "Patient?email=mona.ali@case.test",
                "Patient?email=MONA.ALI@CASE.TEST,nobody@case.test",
                "Patient?telecom=mona.ali@case.TEST",
                "Patient?telecom=email|mona.ali@case.test",
                "Patient?_id=case-p&_filter=email%20eq%20%22MONA.ali@case.test%22",
                "Observation?_id=case-o&code=Case-Code",
                "ValueSet?_id=case-v&version=1.0-RC",
                "ValueSet?_id=case-v&version=1.0-rc",
                "ValueSet?_id=case-v&version:not=1.0-rd",
                "ValueSet?url=http://case.test/ValueSet/v|1.0-RC"
            })
    void found(String query) {
        Reply reply = get(query + "&_total=accurate");
        assertThat(reply.entries()).as(reply.http().body()).hasSize(1);
        assertThat(reply.json().path("total").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?email=mona.ali@case",
                "Patient?phone=mona.ali@case.test",
                "Patient?telecom=phone|mona.ali@case.test",
                "Patient?telecom=EMAIL|mona.ali@case.test",
                "Patient?identifier=urn:case|ab1",
                "Observation?_id=case-o&code=case-code",
                "ValueSet?_id=case-v&version:not=1.0-rc"
            })
    void not_found(String query) {
        Reply reply = get(query + "&_total=accurate");
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.entries()).isEmpty();
        assertThat(reply.json().path("total").asInt()).isZero();
    }
}
