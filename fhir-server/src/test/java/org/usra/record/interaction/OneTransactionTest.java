package org.usra.record.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.usra.record.World;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OneTransactionTest {

    @Test
    void an_operation_whose_bundle_was_overtaken_is_begun_anew_as_a_whole() {
        try (World world = new World()) {
            OneTransaction transaction = new OneTransaction(world.bean(PlatformTransactionManager.class));
            AtomicInteger begun = new AtomicInteger();

            int answer = transaction.run(() -> {
                int attempt = begun.incrementAndGet();
                world.jdbc()
                        .sql("insert into record.family_serial (unit, last_serial) values ('u-' || ?, 1)")
                        .param(attempt)
                        .update();
                return transaction.run(() -> {
                    if (attempt == 1) {
                        throw new OneTransaction.Overtaken();
                    }
                    return attempt;
                });
            });

            assertThat(answer).isEqualTo(2);
            assertThat(world.text("select string_agg(unit, ',') from record.family_serial"))
                    .contains("u-2");
        }
    }
}
