package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingDocumentsTest {

    private static final String DOCTOR = TestTokens.person("doctor", "03");

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
    void an_entry_of_a_document_may_refer_to_another_entry() {
        assertThat(store("Practitioner/p1").status()).isEqualTo(201);
        Answer refused = store("Practitioner/p2");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[0].resource.author[0]");
    }

    @Test
    void a_wrong_parameter_in_a_transaction_is_named_by_the_address_of_its_entry() {
        Answer refused = record.post(DOCTOR, "", """
                {'resourceType':'Bundle','type':'transaction','entry':[{'resource':
                {'resourceType':'Observation','status':'final','code':{'text':'x'}},'request':{'method':'PUT',
                'url':'Observation?nonsense=1'}}]}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[0].request.url");
    }

    private static Answer store(String author) {
        return record.post(DOCTOR, "Bundle", """
                {'resourceType':'Bundle','type':'document','identifier':{'system':'urn:d','value':'1'},
                'timestamp':'2026-11-01T08:00:00Z','entry':[
                {'fullUrl':'https://h.example/fhir/Composition/c1','resource':{'resourceType':'Composition','id':'c1',
                'status':'final','type':{'text':'report'},'subject':{'reference':'Patient/p-own'},
                'date':'2026-11-01T08:00:00Z','title':'report','author':[{'reference':'%s'}]}},
                {'fullUrl':'https://h.example/fhir/Practitioner/p1','resource':{'resourceType':'Practitioner','id':'p1'}}]}""".formatted(author));
    }
}
