package org.usra.rules.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LifecycleTest {

    private static final Lifecycle LIFECYCLE = Lifecycle.OF_THE_SCHEME;

    @Test
    void every_stage_action_and_actor_has_the_outcome_of_the_hand_written_table() throws IOException {
        Map<String, String> expected = handWritten();
        Map<String, String> actual = new TreeMap<>();
        for (Stage stage : Stage.values()) {
            for (Actor actor : Actor.values()) {
                for (Action action : Action.values()) {
                    List<Move> route = LIFECYCLE.route(action, stage, actor);
                    if (!route.isEmpty()) {
                        String numbers = route.stream()
                                .map(move -> String.valueOf(move.number()))
                                .collect(Collectors.joining("+"));
                        String to = route.getLast().to().orElse(stage).code();
                        actual.put(stage.code() + " " + actor.code() + " " + action.code(), numbers + ">" + to);
                    }
                }
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void all_28_transitions_are_rows() {
        assertThat(LIFECYCLE.moves().stream().map(Move::number).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 28).boxed().toList());
    }

    @Test
    void no_move_leads_from_work_in_progress_to_cancelled() {
        for (Move move : LIFECYCLE.moves()) {
            if (move.fulfilment().equals(java.util.Optional.of("cancelled"))) {
                assertThat(move.from())
                        .as("transition " + move.number())
                        .doesNotContain(Stage.BOOKED, Stage.ARRIVED, Stage.ADMITTED, Stage.VISIT_COMPLETED);
            }
        }
    }

    @Test
    void a_refusal_says_where_the_referral_stands_and_what_is_open() {
        assertThatThrownBy(() -> LIFECYCLE.require(Action.CLOSE, Stage.BOOKED, Actor.FAMILY_DOCTOR))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "\"Close the loop\" is not possible now for the family doctor. The stage of the referral is \"booked\". "
                                + "Possible now: Choose a hospital, Change the appointment, Cancel the appointment, "
                                + "Withdraw the referral.");
    }

    private static Map<String, String> handWritten() throws IOException {
        byte[] bytes = Objects.requireNonNull(LifecycleTest.class.getResourceAsStream("open-to-each-actor.csv"))
                .readAllBytes();
        Map<String, String> expected = new TreeMap<>();
        for (String line :
                new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            Arrays.stream(cells[2].split(" ", -1)).forEach(open -> {
                String[] parts = open.split("=", -1);
                expected.put(cells[0] + " " + cells[1] + " " + parts[0], parts[1]);
            });
        }
        return expected;
    }
}
