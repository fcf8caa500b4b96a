package org.usra.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.usra.db.EmbeddedDatabase;
import org.usra.record.Callers;
import org.usra.record.Samples;
import org.usra.record.World;
import org.usra.record.access.SqlCriterion;
import org.usra.record.definition.FhirDefinitions;

/** A document comes back byte for byte, whichever way it is kept. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentsTest {

    private static World world;
    private static Documents documents;

    @BeforeAll
    static void open() {
        world = new World();
        documents = world.bean(Documents.class);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_document_is_kept_small_and_comes_back_as_it_was() {
        byte[] json = bytes(Samples.patient("p").replace('\'', '"').repeat(3) + "أسرة \uD83D\uDC76 1.0 1.00");
        byte[] packed = documents.pack(json);
        assertThat(packed.length).isLessThan(json.length / 2);
        assertThat(documents.unpack(packed)).isEqualTo(json);
    }

    @Test
    void plain_json_in_a_row_is_read_too() {
        byte[] json = bytes("{\"resourceType\":\"Basic\"}");
        assertThat(documents.unpack(json)).isEqualTo(json);
    }

    @Test
    void a_frame_of_an_unknown_dictionary_or_a_torn_one_is_an_error_and_no_document() {
        byte[] packed = documents.pack(bytes("{\"resourceType\":\"Basic\",\"id\":\"torn\"}"));
        byte[] torn = java.util.Arrays.copyOf(packed, packed.length - 3);
        assertThatThrownBy(() -> documents.unpack(torn)).isInstanceOf(IllegalStateException.class);
        byte[] foreign = packed.clone();
        foreign[5] ^= 0x55;
        assertThatThrownBy(() -> documents.unpack(foreign)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_service_cannot_change_what_documents_are_read_with() {
        for (String change : List.of("delete from", "update", "truncate", "insert into")) {
            String rest = change.equals("update")
                    ? " set id = 1"
                    : change.equals("insert into") ? " values (1, '', now())" : "";
            assertThatThrownBy(() -> world.jdbc()
                            .sql(change + " record.document_dictionary" + rest)
                            .update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_database_holds_what_its_documents_are_read_with() {
        assertThat(world.jdbc()
                        .sql("select count(*) from record.document_dictionary")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_first_reader_of_a_document_needs_one_connection() {
        world.write(Callers.importer(), Samples.patient("first"));
        try (HikariDataSource single = new HikariDataSource()) {
            single.setJdbcUrl(world.database().url());
            single.setUsername("usra_record");
            single.setPassword(EmbeddedDatabase.PASSWORD);
            single.setMaximumPoolSize(1);
            single.setConnectionTimeout(1_000);
            JdbcClient jdbc = JdbcClient.create(single);
            FhirDefinitions definitions = world.bean(FhirDefinitions.class);
            ResourceStore store = new ResourceStore(
                    jdbc, definitions, new ResourceHomes(jdbc, definitions), new Partitions(jdbc), new Documents(jdbc));
            assertThat(store.current(new ResourceKey("Patient", "first"), SqlCriterion.EVERYTHING))
                    .isPresent();
        }
    }
}
