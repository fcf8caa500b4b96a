package org.usra.record.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.usra.record.RunningRecord;
import org.usra.record.admission.AdmissionAttempt.Outcome;
import org.usra.record.admission.AdmissionTable.Case;
import org.usra.record.admission.AdmissionTable.Line;

/** Interaction x ground x writer over HTTP; the same table with the gate off is its positive control. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdmissionTableTest {

    private static final List<Line> TABLE = AdmissionTable.lines();

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

    @TestFactory
    Stream<DynamicTest> every_line() {
        AdmissionScene scene = new AdmissionScene(guarded, cases().toList());
        return TABLE.stream()
                .map(line -> DynamicTest.dynamicTest(
                        line.text(),
                        () -> assertThat(line.cases().stream()
                                        .map(each -> fault(each, new AdmissionAttempt(guarded, scene, each).run()))
                                        .filter(fault -> !fault.isEmpty()))
                                .isEmpty()));
    }

    private static String fault(Case attempt, Outcome outcome) {
        boolean asExpected =
                outcome.code().equals(attempt.expected()) && outcome.status() / 100 == (attempt.isRefused() ? 4 : 2);
        return asExpected ? "" : attempt + ": " + outcome;
    }

    @Test
    void with_the_gate_off_every_refusal_of_the_gate_turns_red() {
        List<Case> refused = cases().filter(Case::isRefusedByTheGate).toList();
        AdmissionScene scene = new AdmissionScene(open, refused);
        assertThat(refused.stream()
                        .map(each -> {
                            Outcome outcome = new AdmissionAttempt(open, scene, each).run();
                            return outcome.status() / 100 == 2 ? "" : each + ": " + outcome;
                        })
                        .filter(closed -> !closed.isEmpty()))
                .isEmpty();
    }

    @Test
    void every_interaction_meets_every_ground_and_every_writer() {
        Set<String> places = cases().map(Case::place).collect(Collectors.toSet());
        assertThat(places).hasSize((int) cases().count());
        for (String interaction : AdmissionTable.INTERACTIONS) {
            for (String ground : AdmissionTable.GROUNDS) {
                for (String writer : AdmissionTable.WRITERS) {
                    assertThat(places).contains(interaction + " " + ground + " " + writer);
                }
            }
        }
    }

    private static Stream<Case> cases() {
        return TABLE.stream().flatMap(line -> line.cases().stream());
    }
}
