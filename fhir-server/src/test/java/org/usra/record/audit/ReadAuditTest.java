package org.usra.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.Callers;
import org.usra.record.World;
import org.usra.record.access.Interaction;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadAuditTest {

    /** As many as {@link World} has connections. */
    private static final int CONNECTIONS = 8;

    @Test
    void transactions_that_hold_every_connection_can_read() {
        try (World world = new World();
                ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            CyclicBarrier allHold = new CyclicBarrier(CONNECTIONS);
            List<Future<?>> reads = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                reads.add(threads.submit(() -> world.inTransaction(() -> read(world, allHold))));
            }
            for (Future<?> read : reads) {
                assertThatCode(() -> read.get(60, TimeUnit.SECONDS)).doesNotThrowAnyException();
            }
            assertThat(world.text("select count(*)::text from record.audit_event where interaction = 'read'"))
                    .contains(String.valueOf(CONNECTIONS));
        }
    }

    private static boolean read(World world, CyclicBarrier allHold) {
        try {
            world.jdbc().sql("select 1").query(Integer.class).single();
            allHold.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        world.bean(ReadAudit.class)
                .record(Callers.importer(), Interaction.READ, "Patient", "Patient/p", List.of("p"), 1);
        return true;
    }
}
