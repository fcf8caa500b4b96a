package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.usra.record.TestClock;
import org.usra.record.access.TestTokens;

/** {@code _at} of a history: the versions that were current at some point of a period. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForThePastTest {

    private static final TestClock CLOCK = new TestClock("2025-05-10T08:00:00Z");

    private static RunningRecord record;

    @BeforeAll
    static void a_patient_is_written_twice_deleted_and_written_again() {
        record = new RunningRecord(CLOCK);
        record.load(patient("past", "2001"), patient("still", "2001"), patient("busy", "2001"));
        at("2025-06-10T08:00:00Z", () -> record.load(patient("past", "2002")));
        at("2025-07-10T08:00:00Z", () -> record.send(TestTokens.conformance(), "DELETE", "Patient/past", ""));
        at("2025-08-10T08:00:00Z", () -> record.load(patient("past", "2004")));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static void at(String time, Runnable write) {
        CLOCK.set(Instant.parse(time));
        write.run();
    }

    private static String patient(String id, String born) {
        return "{'resourceType':'Patient','id':'" + id + "','birthDate':'" + born + "'}";
    }

    private static Answer page(String path) {
        Answer page = record.get(TestTokens.conformance(), path);
        assertThat(page.status()).as(path).isEqualTo(200);
        return page;
    }

    /** Ids and versions on a page. */
    private static List<String> versions(Answer page) {
        List<String> versions = new ArrayList<>();
        page.body().path("entry").forEach(entry -> {
            String url = entry.path("fullUrl").asText();
            versions.add(url.substring(url.lastIndexOf('/') + 1) + "/"
                    + entry.at("/response/etag").asText().replaceAll("\\D", ""));
        });
        return versions;
    }

    private static String next(Answer page) {
        for (var link : page.body().path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText().replaceAll("^.*/fhir/", "");
            }
        }
        return "";
    }

    /** Over pages of one, one after the other. */
    private static List<String> all(String path) {
        List<String> versions = new ArrayList<>();
        for (String next = path + "&_count=1"; !next.isEmpty(); ) {
            Answer page = page(next);
            versions.addAll(versions(page));
            next = next(page);
        }
        return versions;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            2025-04                         | none
            2025-05                         | 1
            2025-06-09                      | 1
            eq2025-06-09                    | 1
            2025-06-10                      | 2 1
            2025-06-10T07:59:59Z            | 1
            2025-06-10T08:00:00Z            | 2
            2025-06-10T10:00:00%2B03:00     | 1
            2025-06                         | 2 1
            2025-07-20                      | 3
            2025                            | 4 3 2 1
            2026                            | 4
            ge2025-07-20                    | 4 3
            gt2025-07-10                    | 4 3
            gt2025-07                       | 4 3
            gt2025-08-10                    | 4
            lt2025-06-10                    | 1
            lt2025-05-10                    | none
            le2025-06-10                    | 2 1
            2025-06&_since=2025-06          | 2
            2025-06-09&_since=2025-06       | none
            """)
    void a_version_is_there_when_it_was_current_at_some_point(String at, String versions) {
        List<String> expected = new ArrayList<>();
        for (String version : versions == null ? new String[0] : versions.split(" ")) {
            expected.add("past/" + version);
        }
        assertThat(all("Patient/past/_history?_at=" + at)).isEqualTo(expected);
    }

    @Test
    void a_type_and_the_whole_record_stood_so_at_a_moment() {
        assertThat(all("Patient/_history?_at=2025-06-09")).containsExactly("still/1", "past/1", "busy/1");
        assertThat(all("_history?_at=2025-06-20")).containsExactly("past/2", "still/1", "busy/1");
        assertThat(all("_history?_at=2025-07-20")).containsExactly("past/3", "still/1", "busy/1");
    }

    @Test
    void what_is_replaced_while_paging_keeps_its_place() {
        Answer first = page("Patient/_history?_at=2025-06&_count=2");
        at("2025-09-10T08:00:00Z", () -> record.load(patient("busy", "2005")));
        Answer second = page(next(first));

        assertThat(versions(first)).containsExactly("past/2", "still/1");
        assertThat(versions(second)).containsExactly("past/1", "busy/1");
        assertThat(next(second)).isEmpty();
    }

    @Test
    void who_never_was_has_no_version_at_any_time() {
        assertThat(versions(page("Patient/nobody/_history?_at=2025"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_at=today",
                "_at=2025-13",
                "_at=",
                "_at=ne2025",
                "_at=sa2025",
                "_at=eb2025",
                "_at=ap2025",
                "_at=zz2025",
                "_at=2025,2026",
                "_at=%2B999999999-01-01T00:00:00Z",
                "_since=%2B999999999-01-01T00:00:00Z",
                "_at=2025&_at=2026",
                "_at:exact=2025"
            })
    void a_time_that_is_none_is_refused_by_name(String query) {
        for (String path : new String[] {"_history?", "Patient/_history?", "Patient/past/_history?"}) {
            Answer refused = record.get(TestTokens.conformance(), path + query);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().at("/issue/0/details/text").asText())
                    .contains(query.startsWith("_since") ? "_since" : "_at");
        }
    }
}
