package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** A total is exact or it is not there: what only documents decide is counted up to a limit, which is small here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CountingMatchesTest {

    private static final int LIMIT = 20;
    private static final String COMPOSITE = "Observation?code-value-quantity=http://loinc.org%7C8867-4$gt60";

    private static RunningRecord record;

    @BeforeAll
    static void start() {
        record = new RunningRecord("--usra.search.most-judged=" + LIMIT);
        record.load(IntStream.range(0, LIMIT + 5)
                .mapToObj(i -> """
                        {'resourceType':'Observation','id':'pulse-%d','status':'%s','code':{'coding':[{
                        'system':'http://loinc.org','code':'8867-4'}]},'valueQuantity':{'value':%d,
                        'system':'http://unitsofmeasure.org','code':'/min'}}""".formatted(i, i < 7 ? "final" : "preliminary", 61 + i))
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        record.close();
    }

    @Test
    void a_total_that_the_limit_would_cut_is_left_out() {
        for (String more : new String[] {"", "&_total=estimate", "&_total=none"}) {
            Answer answer = search(COMPOSITE + "&_count=5" + more);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().has("total")).as(more).isFalse();
            assertThat(answer.body().path("entry")).hasSize(5);
        }
    }

    @Test
    void who_insists_on_it_is_refused_with_the_remedy() {
        for (String more : new String[] {"&_count=5&_total=accurate", "&_summary=count", "&_count=0"}) {
            Answer answer = search(COMPOSITE + more);
            assertThat(answer.status()).as(more).isEqualTo(403);
            assertThat(answer.body().at("/issue/0/code").asText()).isEqualTo("too-costly");
            assertThat(answer.body().at("/issue/0/details/text").asText())
                    .isEqualTo("More than 20 resources would have to be read. Add a narrower condition.");
            assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo("http._total");
        }
    }

    @Test
    void within_the_limit_it_is_exact() {
        Answer narrow = search(COMPOSITE + "&status=final&_count=5&_total=accurate");
        assertThat(narrow.body().path("total").asInt()).isEqualTo(7);
        assertThat(search(COMPOSITE + "&status=final&_summary=count")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(7);
        assertThat(search("Observation?status=preliminary&_count=1&_total=accurate")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(LIMIT - 2);
    }

    private static Answer search(String path) {
        return record.get(TestTokens.conformance(), path);
    }
}
