package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.record.RunningRecord;
import org.usra.record.access.TestTokens;

/** One laboratory writes mg/dL, another g/L: a question in UCUM finds both, and only what is of the same kind. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchingInOtherUnitsTest {

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
        record.load(
                measured("mg", "180", "mg/dL", "http://unitsofmeasure.org"),
                measured("g", "1.8", "g/L", "http://unitsofmeasure.org"),
                measured("low", "0.9", "g/L", "http://unitsofmeasure.org"),
                measured("kilo", "180", "kg", "http://unitsofmeasure.org"),
                measured("own", "180", "mg/dL", "http://example.org/units"));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String measured(String id, String value, String code, String system) {
        return """
                {'resourceType':'Observation','id':'%s','status':'final','code':{'text':'glucose'},
                'valueQuantity':{'value':%s,'unit':'%s','system':'%s','code':'%s'}}""".formatted(id, value, code, system, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "180|http://unitsofmeasure.org|mg/dL; g mg",
                "1.8|http://unitsofmeasure.org|g/L; g mg",
                "gt1|http://unitsofmeasure.org|g/L; g mg",
                "lt100|http://unitsofmeasure.org|mg/dL; low",
                "le180|http://unitsofmeasure.org|mg/dL; g low mg",
                "180|http://unitsofmeasure.org|kg; kilo",
                "180|http://example.org/units|mg/dL; own",
                "180||mg/dL; mg own",
                "180; kilo mg own"
            })
    void a_quantity_is_found_in_whatever_unit_it_was_written(String asked, String found) {
        List<String> ids = new ArrayList<>();
        record.get(TestTokens.conformance(), "Observation?value-quantity=" + asked.replace("|", "%7C"))
                .body()
                .path("entry")
                .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
        assertThat(ids).containsExactlyInAnyOrder(found.trim().split(" "));
    }
}
