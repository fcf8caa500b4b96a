package org.usra.record.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.usra.record.RunningRecord;
import org.usra.record.admission.AdmissionAttempt.Row;

/** Interaction x ground x writer over HTTP; the same table with the gate off is its positive control. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdmissionTableTest {

    private static RunningRecord guarded;
    private static RunningRecord open;

    @BeforeAll
    static void start() {
        guarded = new RunningRecord().withPosts();
        open = new RunningRecord("--usra.gate.enabled=false", "--spring.profiles.active=test").withPosts();
    }

    @AfterAll
    static void stop() {
        guarded.close();
        open.close();
    }

    private static List<Row> table() throws IOException {
        try (InputStream csv =
                Objects.requireNonNull(AdmissionTableTest.class.getResourceAsStream("admission-table.csv"))) {
            List<Row> rows = new ArrayList<>();
            new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(each -> rows.add(new Row(rows.size(), each[0], each[1], each[2], each[3])));
            return rows;
        }
    }

    @TestFactory
    List<DynamicTest> every_row() throws IOException {
        return table().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    AdmissionAttempt.Outcome outcome = new AdmissionAttempt(guarded, row).run();
                    assertThat(outcome.code()).as(outcome.body()).isEqualTo(row.expected());
                    assertThat(outcome.status() / 100)
                            .as(outcome.body())
                            .isEqualTo(row.expected().isEmpty() ? 2 : 4);
                }))
                .toList();
    }

    @Test
    void with_the_gate_off_every_refusal_of_the_table_turns_red() throws IOException {
        for (Row row : table()) {
            if (!row.expected().isEmpty()) {
                AdmissionAttempt.Outcome outcome = new AdmissionAttempt(open, row).run();
                assertThat(outcome.code()).as(row + ": " + outcome.body()).isNotEqualTo(row.expected());
                assertThat(outcome.status() / 100)
                        .as(row + ": " + outcome.body())
                        .isEqualTo(2);
            }
        }
    }
}
