package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** A sort by what only documents say: tokens, references, and what several parameters keep together. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SortingByCodesTest {

    private static final int LIMIT = 20;

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord("--usra.search.most-judged=" + LIMIT).withPosts();
        record.load(
                observed("o1", coding("s1", "m"), "2026-01-02", "Practitioner/x2", "9"),
                observed("o2", coding("s1", "z") + "," + coding("s1", "c"), "2026-01-01", "Organization/x9", "100"),
                observed("o3", coding("s2", "m"), "2026-01-02", "", "20"),
                observed("o4", "", "2026-01-05", "https://elsewhere.example/x", ""));
        record.load(observed("o5", coding("s1", "m"), "2026-01-01", "Practitioner/x3,Practitioner/x1", "1"));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String coding(String system, String code) {
        return "{'system':'urn:" + system + "','code':'" + code + "'}";
    }

    private static String observed(String id, String codings, String date, String performers, String value) {
        StringBuilder references = new StringBuilder();
        for (String performer : performers.split(",")) {
            references.append(references.isEmpty() ? "" : ",").append("{'reference':'" + performer + "'}");
        }
        return "{'resourceType':'Observation','id':'" + id + "','meta':{'source':'urn:" + (char) ('z' - id.charAt(1))
                + "'},'status':'final','identifier':[{'system':'urn:f','value':'5'}],"
                + "'category':[{'coding':[{'code':'few'}]}],'code':{"
                + (codings.isEmpty() ? "" : "'coding':[" + codings + "],") + "'text':'aa'},"
                + "'subject':{'reference':'Patient/p-own'},"
                + (performers.isEmpty() ? "" : "'performer':[" + references + "],")
                + (value.isEmpty() ? "" : "'valueQuantity':{'value':" + value + "},")
                + "'effectiveDateTime':'" + date + "'}";
    }

    private static String numbered(String id, String category, String code) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','category':[{'coding':[{'code':'"
                + category + "'}]}],'code':{'coding':[{'code':'" + code
                + "'}]},'subject':{'reference':'Patient/p-other'}}";
    }

    private static Answer page(String path) {
        Answer page = record.get(TestTokens.conformance(), path);
        assertThat(page.status()).as(path).isEqualTo(200);
        return page;
    }

    private static List<String> ids(Answer page) {
        List<String> ids = new ArrayList<>();
        page.body()
                .path("entry")
                .forEach(entry -> ids.add(entry.at("/resource/id").asText()));
        return ids;
    }

    private static String link(Answer page, String relation) {
        for (var link : page.body().path("link")) {
            if (link.path("relation").asText().equals(relation)) {
                String url = link.path("url").asText();
                return url.substring(url.indexOf("Observation?"));
            }
        }
        return "";
    }

    /** All ids over pages of two, one after the other. */
    private static List<String> sorted(String condition, String sort) {
        List<String> ids = new ArrayList<>();
        for (String next = "Observation?" + condition + "&_sort=" + sort + "&_count=2"; !next.isEmpty(); ) {
            Answer page = page(next);
            ids.addAll(ids(page));
            next = link(page, "next");
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code                  | o2,o1,o5,o3,o4
            -code                 | o2,o3,o5,o1,o4
            combo-code            | o2,o1,o5,o3,o4
            code,date             | o2,o5,o1,o3,o4
            -date,code            | o4,o1,o3,o2,o5
            status,-code          | o2,o3,o1,o5,o4
            code,-_lastUpdated    | o2,o5,o1,o3,o4
            performer             | o2,o5,o1,o4,o3
            -performer            | o4,o5,o1,o2,o3
            patient,-_id          | o5,o4,o3,o2,o1
            value-quantity        | o5,o1,o3,o2,o4
            -combo-value-quantity | o2,o3,o1,o5,o4
            """)
    void the_least_value_leads_upwards_and_the_greatest_downwards(String sort, String order) {
        for (String condition :
                new String[] {"identifier=urn:f%7C5", "patient=p-own", "category=few", "code:text=aa&date=ge2026"}) {
            assertThat(sorted(condition, sort)).as(condition).containsExactly(order.split(","));
        }
    }

    @Test
    void where_a_resource_came_from_is_an_order_too() {
        List<String> sources = sorted("category=few", "_source");
        assertThat(sources).hasSize(5);
        assertThat(sorted("category=few", "-_source")).containsExactlyElementsOf(sources.reversed());
    }

    @Test
    void pages_lead_back_and_are_counted() {
        Answer first = page("Observation?category=few&_sort=code&_count=2&_total=accurate");
        Answer second = page(link(first, "next"));
        Answer third = page(link(second, "next"));

        assertThat(first.body().path("total").asInt()).isEqualTo(5);
        assertThat(link(third, "next")).isEmpty();
        assertThat(ids(page(link(third, "previous")))).isEqualTo(ids(second));
        assertThat(ids(page(link(second, "previous")))).isEqualTo(ids(first));
    }

    @Test
    void what_is_created_or_changed_while_paging_moves_nothing_else() {
        record.load(
                numbered("w1", "written", "a"),
                numbered("w2", "written", "c"),
                numbered("w3", "written", "e"),
                numbered("w4", "written", "g"));
        Answer first = page("Observation?category=written&_sort=code&_count=2");

        record.load(numbered("w0", "written", "b"), numbered("w5", "written", "f"), numbered("w1", "written", "b"));

        assertThat(ids(first)).containsExactly("w1", "w2");
        assertThat(ids(page(link(first, "next")))).containsExactly("w3", "w4");
    }

    @Test
    void more_than_a_search_may_read_is_too_costly_and_the_hidden_do_not_count() {
        record.load(IntStream.rangeClosed(0, LIMIT)
                .mapToObj(i -> numbered("many-" + i, "many", "c" + i))
                .toArray(String[]::new));

        Answer refused = record.get(TestTokens.conformance(), "Observation?category=many&_sort=code");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().at("/issue/0/code").asText()).isEqualTo("too-costly");
        assertThat(refused.body().at("/issue/0/expression/0").asText()).isEqualTo("http._sort");

        Answer seen = record.get(TestTokens.person("doctor", "03"), "Observation?_sort=code");
        assertThat(ids(seen)).containsExactly("o2", "o1", "o5", "o3", "o4");
        assertThat(sorted("category=many&_id=many-3,many-1", "-code")).containsExactly("many-3", "many-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?_sort=code-value-quantity",
                "Observation?_sort=nonsense",
                "Observation?_sort=code:text",
                "Observation?_sort=date,",
                "Observation?_sort=_content",
                "Observation?_sort=_text",
                "Observation?_sort=_list",
                "Observation?_sort=_has",
                "Observation?_sort=_filter",
                "Observation?_sort=subject.name",
                "Location?_sort=near",
                "?_type=Observation,Condition&_sort=code"
            })
    void what_is_no_order_is_refused_by_name(String query) {
        Answer refused = record.get(TestTokens.conformance(), query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/issue/0/expression/0").asText()).isEqualTo("http._sort");
    }

    @Test
    void one_type_that_is_named_as_one_of_several_is_sorted() {
        Answer answer = record.get(TestTokens.conformance(), "?_type=Observation&patient=p-own&_sort=-performer");
        assertThat(ids(answer)).containsExactly("o4", "o5", "o1", "o2", "o3");
    }
}
