package org.usra.record.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.access.TestTokens;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.job.JobsByHand;
import org.usra.record.store.SearchKeys;

/** Rows that lack what a later version keeps of them: the keys without case, and positions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingWhatAnEarlierVersionWroteTest {

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord(JobsByHand.SETTINGS).withPosts();
        record.load("""
                {'resourceType':'Patient','id':'earlier-p','telecom':[{'system':'email','value':'Mona@Earlier.Test'}]}""", """
                {'resourceType':'Location','id':'earlier-l','position':{'latitude':30,'longitude':31}}""");
        FhirDefinitions definitions = record.bean(FhirDefinitions.class);
        SearchKeys keys = new SearchKeys(definitions.typeNumber("Patient"));
        int telecom = definitions
                .searchParameter("Patient", "telecom")
                .map(definitions::basis)
                .orElseThrow()
                .parameters()
                .getFirst()
                .number();
        forget(
                "keys = array_remove(array_remove(keys, ?), ?) where id = 'earlier-p'",
                keys.code(telecom, "mona@earlier.test"),
                keys.systemAndCode(telecom, "email", "mona@earlier.test"));
        forget("numbers = null, present = 0 where id = 'earlier-l'");
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static void forget(String what, Object... values) {
        assertThat(record.jdbc()
                        .sql("update record.resource set " + what)
                        .params(values)
                        .update())
                .isEqualTo(1);
    }

    @Test
    void tokens_are_found_as_written_at_once_and_everything_after_a_reindex() {
        assertThat(found("Patient?email=Mona@Earlier.Test")).isEqualTo(1);
        assertThat(found("Patient?telecom=email%7CMona@Earlier.Test")).isEqualTo(1);
        assertThat(found("Patient?email=mona@earlier.test")).isZero();
        assertThat(found("Location?near=30%7C31")).isZero();
        JobsByHand.begin(record, TestTokens.conformance(), "$reindex", "");
        JobsByHand.work(record);
        assertThat(found("Patient?email=mona@earlier.test")).isEqualTo(1);
        assertThat(found("Location?near=30%7C31")).isEqualTo(1);
    }

    private static int found(String query) {
        return record.get(TestTokens.conformance(), query).body().path("entry").size();
    }
}
