package org.usra.record.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.codes.OneVocabulary.codes;
import static org.usra.record.codes.OneVocabulary.encoded;
import static org.usra.record.codes.OneVocabulary.expand;
import static org.usra.record.codes.OneVocabulary.get;
import static org.usra.record.codes.OneVocabulary.properties;
import static org.usra.record.codes.OneVocabulary.told;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.db.EmbeddedDatabase;
import org.usra.db.Roles;
import org.usra.db.codes.CodesCommand;
import org.usra.record.RecordedStatements;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** A loaded code system as large as a real one, with invented codes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TypingAheadTest {

    private static final String BIG = "urn:codes.test:big";
    private static final String ALL = "ValueSet/$expand?url=" + BIG + "%3Ffhir_vs&count=20&filter=";

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException, SQLException {
        StringBuilder csv = new StringBuilder("code,display,display_ar,parent,inactive,abstract,kind\n");
        for (int group = 0; group < 70; group++) {
            csv.append("G%02d,Group number %d,مجموعة رقم %d,,,true,\n".formatted(group, group, group));
            for (int code = 0; code < 1_000; code++) {
                csv.append("G%1$02d.%2$03d,Thing %2$d of group %1$d,الشيء %2$d من مجموعة %1$d,G%1$02d,%3$s,,%4$s\n"
                        .formatted(group, code, code == 999 ? "true" : "", code % 2 == 0 ? "even" : "odd"));
            }
        }
        csv.append("FEVER,Fever of nobody,حُمّى بلا سبب,,,,\nBATH,Warm bath,الحمّام الدافئ,,,,\n");
        try (Connection connection = owner()) {
            CodesCommand.run(
                    connection,
                    List.of(
                            "file=" + Files.writeString(folder.resolve("big.csv"), csv),
                            "system=" + BIG,
                            "version=2026",
                            "name=Big",
                            "notice=Copyright of nobody"));
        }
    }

    private static Connection owner() throws SQLException {
        try (Connection ofServer = OneVocabulary.record().connection()) {
            String url = ofServer.getMetaData().getURL().replaceAll("[?].*", "");
            return DriverManager.getConnection(url, Roles.OWNER, EmbeddedDatabase.PASSWORD);
        }
    }

    @Test
    void the_first_letters_find_both_languages_what_begins_so_first() {
        Answer answer = get(ALL + encoded("حم") + "&displayLanguage=ar");
        assertThat(codes(answer)).containsExactly("FEVER", "BATH");
        assertThat(answer.body().at("/expansion/contains/0/display").asText()).isEqualTo("حُمّى بلا سبب");
        assertThat(codes(get(ALL + "fever%20no"))).containsExactly("FEVER");
        assertThat(codes(get(ALL + "g07.00"))).hasSize(10).startsWith("G07.000");
        assertThat(answer.body().path("copyright").asText()).isEqualTo("Copyright of nobody");
    }

    @Test
    void what_is_typed_walks_the_index_of_words() throws SQLException {
        List<String> asked = OneVocabulary.record()
                .statements
                .during("terminology_concept c", () -> codes(get(ALL + encoded("حم"))));
        assertThat(asked).hasSize(1);
        try (Connection connection = OneVocabulary.record().connection()) {
            assertThat(RecordedStatements.plan(connection, asked.getFirst()))
                    .contains("Bitmap Index Scan on terminology_concept_by_word")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void what_stands_below_a_code_walks_the_index_of_ancestors() throws SQLException {
        String below = "ValueSet/$expand?count=5&url=" + encoded(BIG + "?fhir_vs=isa/G07");
        List<String> asked = OneVocabulary.record()
                .statements
                .during(
                        "terminology_concept c",
                        () -> assertThat(codes(get(below)))
                                .containsExactly("G07", "G07.000", "G07.001", "G07.002", "G07.003"));
        try (Connection connection = OneVocabulary.record().connection()) {
            assertThat(RecordedStatements.plan(connection, asked.getLast()))
                    .contains("terminology_concept_by_ancestor")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void all_of_it_comes_only_in_pages() {
        Answer all = get("ValueSet/$expand?url=" + BIG + "%3Ffhir_vs");
        assertThat(all.status()).isEqualTo(403);
        Answer page = get("ValueSet/$expand?url=" + BIG + "%3Ffhir_vs&offset=70070&count=10");
        assertThat(codes(page)).containsExactly("G69.998", "G69.999");
        assertThat(page.body().at("/expansion/total").asInt()).isEqualTo(70_072);
        assertThat(page.body().at("/expansion/contains/1/inactive").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "concept; is-a; G07; 1001",
                "concept; descendent-of; G07; 1000",
                "concept; is-not-a; G07; 69071",
                "concept; generalizes; G07.001; 2",
                "concept; in; G07,G08,none; 2",
                "concept; not-in; G07,G08; 70070",
                "code; regex; G07[.]00.*; 10",
                "kind; =; even; 35000",
                "kind; in; even,odd; 70000",
                "kind; exists; false; 72",
                "parent; =; G01; 1000",
                "parent; exists; true; 70000",
                "inactive; =; true; 70",
                "notSelectable; =; true; 70",
            })
    void every_operator_is_a_condition_on_rows(String property, String operator, String value, int total) {
        Answer answer = expand(
                "{'include':[{'system':'" + BIG + "','filter':[{'property':'" + property + "','op':'" + operator
                        + "','value':'" + value + "'}]}]}",
                ",{'name':'count','valueInteger':1}");
        assertThat(answer.body().at("/expansion/total").asInt())
                .as(answer.body().toString())
                .isEqualTo(total);
    }

    @Test
    void one_code_is_looked_up_judged_and_compared() {
        Answer answer = get("CodeSystem/$lookup?system=" + BIG + "&code=G07.002&displayLanguage=ar");
        assertThat(told(answer, "version")).isEqualTo("2026");
        assertThat(told(answer, "display")).isEqualTo("الشيء 2 من مجموعة 7");
        assertThat(properties(answer)).contains("parent=G07", "kind=even");
        assertThat(told(get("CodeSystem/$subsumes?system=" + BIG + "&codeA=G07&codeB=G07.002"), "outcome"))
                .isEqualTo("subsumes");
        assertThat(told(get("CodeSystem/$validate-code?url=" + BIG + "&code=G07"), "result"))
                .isEqualTo("false");
        assertThat(told(
                        get("ValueSet/$validate-code?url=" + encoded(BIG + "?fhir_vs=isa/G08") + "&system=" + BIG
                                + "&code=G07.002"),
                        "result"))
                .isEqualTo("false");
    }

    @Test
    void a_search_below_a_loaded_code_finds_the_record() {
        OneVocabulary.record().load("{'resourceType':'Patient','id':'p-big'}", """
                {'resourceType':'Condition','id':'c-big','subject':{'reference':'Patient/p-big'},'code':{'coding':[{
                'system':'urn:codes.test:big','code':'G07.002'}]}}""");
        assertThat(OneVocabulary.record()
                        .get(
                                TestTokens.conformance(),
                                "Condition?subject=Patient/p-big&code:below=" + encoded(BIG + "|G07"))
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void the_codes_of_the_scheme_are_found_with_their_notice() {
        Answer answer = get("ValueSet/$expand?url=" + encoded("http://loinc.org?fhir_vs") + "&filter=" + encoded("ضغط")
                + "&displayLanguage=ar");
        assertThat(codes(answer)).containsExactlyInAnyOrder("85354-9", "8480-6", "8462-4");
        assertThat(answer.body().path("copyright").asText()).contains("Regenstrief");
        Answer units = get("ValueSet/$expand?url=" + encoded("http://unitsofmeasure.org?fhir_vs") + "&filter=milli");
        assertThat(codes(units)).contains("mg", "mm[Hg]");
        assertThat(units.body().at("/expansion/extension/0/valueBoolean").asBoolean())
                .isTrue();
    }
}
