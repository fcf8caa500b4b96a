package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.RunningRecord;
import org.usra.record.access.TestTokens;

/** A value that several parameters say is kept once, and found by each of them, whatever its modifier. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingUnderAnotherNameTest {

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
        record.load("""
                {'resourceType':'CodeSystem','id':'cs','url':'http://x.test/cs/one','status':'active','content':'complete'}""", """
                {'resourceType':'Observation','id':'bp','status':'final','subject':{'reference':'Patient/p-own'},
                'code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]},'component':[{'code':{'coding':[{
                'system':'http://loinc.org','code':'8480-6'}]},'valueQuantity':{'value':120}}]}""", """
                {'resourceType':'Patient','id':'named','name':[{'family':'Elsayed','given':['Mona']}],
                'telecom':[{'system':'phone','value':'+201000000001'}]}""");
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CodeSystem?url=http://x.test/cs/one",
                "CodeSystem?system=http://x.test/cs/one",
                "CodeSystem?url:below=http://x.test/cs",
                "CodeSystem?system:below=http://x.test/cs",
                "CodeSystem?url:missing=false",
                "Observation?combo-code=85354-9",
                "Observation?combo-code=8480-6",
                "Observation?component-code=http://loinc.org%7C8480-6",
                "Observation?combo-value-quantity=120",
                "Observation?patient=p-own",
                "Observation?patient:missing=false",
                "Observation?subject=Patient/p-own",
                "Patient?phonetic=elsayed",
                "Patient?name=mona",
                "Patient?given=mon",
                "Patient?phone=%2B201000000001",
                "Patient?telecom=%2B201000000001"
            })
    void each_name_finds_it(String query) {
        assertThat(record.get(TestTokens.conformance(), query)
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient?email=%2B201000000001", "Observation?combo-code=1-1", "Patient?family=mona"})
    void and_no_name_finds_what_it_does_not_mean(String query) {
        assertThat(record.get(TestTokens.conformance(), query)
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
    }
}
