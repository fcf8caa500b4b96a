package org.usra.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.access.TestTokens;

/** Of several filters one must find the resource by itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportingByFiltersTest {

    private static final String IMPORTER = TestTokens.conformance();

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = ExportScene.open();
        record.load(
                "{'resourceType':'Patient','id':'f-measured','name':[{'family':'Moussa'}]}",
                "{'resourceType':'Patient','id':'f-other','name':[{'family':'Moussa'}]}");
        // More than a link leads through.
        record.load(IntStream.range(0, 1005)
                .mapToObj(i -> "{'resourceType':'Observation','id':'f-" + i + "','status':'final','code':{'coding':[{"
                        + "'system':'urn:t','code':'many'}]},'subject':{'reference':'Patient/f-measured'}}")
                .toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void what_no_filter_finds_by_itself_is_not_exported() {
        assertThat(exported("Patient?_has:Observation:patient:code=many,Patient?family:exact=MOUSSA"))
                .containsExactly("Patient/f-measured");
        assertThat(exported("Patient?_has:Observation:patient:code=many,Patient?family:exact=Moussa"))
                .containsExactlyInAnyOrder("Patient/f-measured", "Patient/f-other");
    }

    private static List<String> exported(String filters) {
        return ExportScene.exported(
                        record,
                        IMPORTER,
                        "$export?_type=Patient&_typeFilter=" + URLEncoder.encode(filters, StandardCharsets.UTF_8))
                .keys("output");
    }
}
