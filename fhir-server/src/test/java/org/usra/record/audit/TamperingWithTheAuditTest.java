package org.usra.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.Callers;
import org.usra.record.Samples;
import org.usra.record.World;
import org.usra.record.access.Interaction;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TamperingWithTheAuditTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void fill() {
        world.clear();
        world.withTwoPeople();
    }

    private static void asOwner(String sql) throws Exception {
        try (Connection superuser = world.database().superuser()) {
            superuser.createStatement().execute(sql);
        }
    }

    @Test
    void the_service_can_neither_change_nor_delete_a_row() {
        assertThatThrownBy(() -> world.jdbc()
                        .sql("update record.audit_event set subject = 'x'")
                        .update())
                .hasRootCauseMessage("ERROR: permission denied for table audit_event");
        assertThatThrownBy(
                        () -> world.jdbc().sql("delete from record.audit_event").update())
                .hasRootCauseMessage("ERROR: permission denied for table audit_event");
    }

    @Test
    void an_untouched_chain_holds() {
        AuditChain chain = world.bean(AuditChain.class);
        assertThat(chain.seal()).isTrue();
        world.write(Callers.importer(), Samples.patient("p-third"));
        assertThat(chain.seal()).isTrue();
        assertThat(chain.firstBroken()).isEmpty();
    }

    @Test
    void a_changed_row_breaks_its_seal() throws Exception {
        AuditChain chain = world.bean(AuditChain.class);
        chain.seal();
        world.write(Callers.importer(), Samples.patient("p-third"));
        chain.seal();
        asOwner("update record.audit_event set subject = 'somebody else' where resource = 'p-third'");
        assertThat(chain.firstBroken()).contains(2L);
    }

    @Test
    void a_deleted_row_breaks_its_seal() throws Exception {
        AuditChain chain = world.bean(AuditChain.class);
        chain.seal();
        asOwner("delete from record.audit_event where resource = 'p-own'");
        assertThat(chain.firstBroken()).contains(1L);
    }

    @Test
    void every_reader_finds_the_row_durable_on_return() throws Exception {
        ReadAudit audit = world.bean(ReadAudit.class);
        Map<Integer, Boolean> found = new ConcurrentHashMap<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(8)) {
            for (int reader : IntStream.range(0, 64).toArray()) {
                readers.execute(() -> {
                    audit.record(
                            Callers.caller("nurse", "u-manakh-1"),
                            Interaction.READ,
                            "Patient",
                            "Patient/" + reader,
                            List.of("p-own"),
                            1);
                    found.put(
                            reader,
                            world.text("select query from record.audit_event where query = ?", "Patient/" + reader)
                                    .isPresent());
                });
            }
        }
        assertThat(Set.copyOf(found.values())).containsExactly(true);
        assertThat(found).hasSize(64);
    }
}
