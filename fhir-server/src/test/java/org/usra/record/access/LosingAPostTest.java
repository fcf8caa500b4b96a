package org.usra.record.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LosingAPostTest {

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String post(boolean active) {
        return """
                {'resourceType':'PractitionerRole','id':'role-nurse','active':%s,'identifier':[{'system':
                'https://fhir.usra.example/id/subject','value':'00000000-0000-4000-8000-000000000002'}],
                'organization':{'reference':'Organization/u-manakh-1'},'code':[{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/post-role','code':'nurse'}]}]}""".formatted(active);
    }

    @Test
    void the_request_after_the_post_ended_is_refused_and_after_it_began_again_answered() {
        String nurse = TestTokens.person("nurse", "02");
        assertThat(record.get(nurse, "Patient/p-own").status()).isEqualTo(200);
        record.load(post(false));
        assertThat(record.get(nurse, "Patient/p-own").status()).isEqualTo(403);
        record.load(post(true));
        assertThat(record.get(nurse, "Patient/p-own").status()).isEqualTo(200);
    }
}
