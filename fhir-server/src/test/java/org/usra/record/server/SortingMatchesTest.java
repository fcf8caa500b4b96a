package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.RunningRecord;
import org.usra.record.access.TestTokens;

/** A sort is by the value and not by its digits, whichever way the rows are found, and goes on over pages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SortingMatchesTest {

    private static final String FAMILY = "identifier=urn:f%7C9";

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
        record.load(born("d", "2001-01-01"), born("a", "1931-05-05"), born("c", "1970-01-02"), born("b", "1969-12-30"));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String born(String id, String date) {
        return "{'resourceType':'Patient','id':'" + id + "','identifier':[{'system':'urn:f','value':'9'}],"
                + "'name':[{'family':'Sorted'}],'birthDate':'" + date + "'}";
    }

    /** All ids over pages of two, one after the other. */
    private static List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        String next = "Patient?" + query + "&_count=2";
        while (!next.isEmpty()) {
            var page = record.get(TestTokens.conformance(), next).body();
            page.path("entry")
                    .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
            next = "";
            for (var link : page.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    String url = link.path("url").asText();
                    next = url.substring(url.indexOf("Patient?"));
                }
            }
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {FAMILY, "_id=a,b,c,d", "family=sorted", FAMILY + "&birthdate:missing=false"})
    void dates_before_and_after_1970_stand_in_their_order(String condition) {
        assertThat(ids(condition + "&_sort=birthdate")).containsExactly("a", "b", "c", "d");
        assertThat(ids(condition + "&_sort=-birthdate")).containsExactly("d", "c", "b", "a");
    }
}
