package org.usra.db.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.db.EmbeddedDatabase;
import org.usra.db.Roles;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoadingCodesTest {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.fresh();
    private static final String LINES = "code,display,display_ar,parent,inactive,abstract,colour\n";

    @TempDir
    private Path folder;

    @Test
    void columns_become_codes_with_ancestors_words_and_properties() throws IOException, SQLException {
        assertThat(load("test.csv", "urn:csv", LINES + """
                A,Top,,,,true,
                A1,"Middle, quoted ""so""\",الأوسط,A,,,red|blue
                A11,Bottom,,A1,true,,
                """)).isEqualTo(3);
        assertThat(column(
                        "select code || ' ' || array_to_string(ancestors, '>') || ' ' || inactive || ' ' || selectable"
                                + " from record.terminology_concept c join record.terminology_system s on s.id = c.system"
                                + " where url = 'urn:csv' order by code"))
                .containsExactly("A A false false", "A1 A1>A false true", "A11 A11>A1>A true true");
        assertThat(column("select display || properties || line_ar from record.terminology_concept where code = 'A1'"))
                .containsExactly("Middle, quoted \"so\"{\"colour\": [\"red\", \"blue\"]}الاوسط");
        assertThat(column("select code from record.terminology_concept where words @@ '''اوس'':*'::tsquery"))
                .containsExactly("A1");
    }

    @Test
    void where_codes_grow_by_length_the_beginning_is_the_parent() throws IOException, SQLException {
        load("levels.csv", "urn:levels", "code,display\nX,One\nX01,Two\nX01Q,Three\n", "levels=1,3,4");
        assertThat(column("select code || array_to_string(parents, ',') from record.terminology_concept"
                        + " where code like 'X%' order by code"))
                .containsExactly("X", "X01X", "X01QX01");
    }

    @Test
    void claml_is_read_without_its_dtd() throws IOException, SQLException {
        load("invented.xml", "urn:claml", """
                <?xml version="1.0"?><!DOCTYPE ClaML SYSTEM "ClaML.dtd">
                <ClaML version="2.0.0"><Title name="Invented"/>
                <Class code="I" kind="chapter"><SubClass code="Q00"/><Rubric kind="preferred"><Label xml:lang="en">Part one
                </Label></Rubric></Class>
                <Class code="Q00" kind="category"><SuperClass code="I"/><Rubric kind="preferred"><Label xml:lang="en">First
                thing</Label><Label xml:lang="ar">الأول</Label></Rubric><Rubric kind="inclusion"><Label xml:lang="en">Not
                this</Label></Rubric></Class></ClaML>""");
        assertThat(column("select code || '|' || display || '|' || coalesce(display_ar, '') || '|' || selectable"
                        + " from record.terminology_concept c join record.terminology_system s on s.id = c.system"
                        + " where url = 'urn:claml' order by code"))
                .containsExactly("I|Part one||false", "Q00|First thing|الأول|true");
    }

    @Test
    void a_new_version_becomes_current_and_the_same_one_is_replaced() throws IOException, SQLException {
        load("v.csv", "urn:versions", "code,display\na,One\n");
        load("v.csv", "urn:versions", "code,display\na,One\nb,Two\n", "version=2");
        load("v.csv", "urn:versions", "code,display\nc,Three\n", "version=2");
        assertThat(column("select version || ' ' || current || ' ' || concepts from record.terminology_system"
                        + " where url = 'urn:versions' order by version"))
                .containsExactly("1 false 1", "2 true 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a,One,,b,,,; line 2: stands below b, which is not in the file",
                "a,One,,a,,,; line 2: stands below itself",
                "a,One,,,yes,,; line 2: inactive is true, false or empty",
                "a,One; line 2: has 2 cells, the first line 7",
                "a,,,,,,; line 2: has no code or no display",
                "'a,\"One,,,,,'; line 3: a quote is never closed"
            })
    void a_faulty_file_is_refused_by_its_line_and_nothing_is_loaded(String line, String fault) throws SQLException {
        assertThatThrownBy(() -> load("faulty.csv", "urn:faulty", LINES + line + "\n"))
                .isInstanceOf(FileFault.class)
                .hasMessage(fault);
        assertThat(column("select url from record.terminology_system where url = 'urn:faulty'"))
                .isEmpty();
    }

    @Test
    void options_that_are_missing_or_unknown_are_named() {
        assertThatThrownBy(() -> run(List.of("file=x.csv"))).hasMessageStartingWith("name: is missing");
        assertThatThrownBy(() -> run(List.of("colour=red")))
                .hasMessageStartingWith("colour=red: is no option of this command");
        assertThatThrownBy(() -> run(List.of("file=x.csv", "system=urn:x", "version=1", "name=X")))
                .hasMessage("x.csv: cannot be read");
    }

    @Test
    void the_codes_that_the_scheme_uses_are_there_with_their_notices() throws SQLException {
        assertThat(column("select url || ' ' || complete || ' ' || (notice is not null) from record.terminology_system"
                        + " where version = 'usra-2026-11' order by url"))
                .containsExactly("http://loinc.org false true", "http://unitsofmeasure.org false true");
        assertThat(column("select d.code from record.demo_code d where d.system = 'loinc' and not exists (select from"
                        + " record.terminology_concept c where c.code = d.code)"))
                .isEmpty();
    }

    private int load(String file, String system, String content, String... more) throws IOException, SQLException {
        Path path = Files.writeString(folder.resolve(file), content);
        List<String> options = new ArrayList<>(List.of("file=" + path, "system=" + system, "name=Test", "version=1"));
        options.addAll(Stream.of(more).toList());
        return run(options);
    }

    private static int run(List<String> options) throws IOException, SQLException {
        try (Connection connection =
                DriverManager.getConnection(DATABASE.url(), Roles.OWNER, EmbeddedDatabase.PASSWORD)) {
            return CodesCommand.run(connection, options);
        }
    }

    private static List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DATABASE.superuser();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
