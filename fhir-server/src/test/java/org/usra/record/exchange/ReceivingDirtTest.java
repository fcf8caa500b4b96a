package org.usra.record.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.exchange.Registry.TODAY;
import static org.usra.record.exchange.Registry.dead;
import static org.usra.record.exchange.Registry.message;
import static org.usra.record.exchange.Registry.patient;
import static org.usra.record.exchange.Registry.response;
import static org.usra.record.exchange.Registry.stranger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.exchange.Registry.Family;
import org.usra.record.exchange.Registry.Person;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReceivingDirtTest {

    private static Registry registry;

    @BeforeAll
    static void open() {
        registry = new Registry();
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    static List<Dirt> kinds() {
        return Dirt.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_kind_of_dirt_ends_in_quarantine_with_its_reason_and_changes_nothing(Dirt dirt) {
        Family family = registry.family("head 1960-03-14 male", "spouse 1965-01-01 female", "child 1999-01-01 female");
        String[] focus = dirt.focus().apply(new Dirt.Scene(registry, family)).toArray(String[]::new);
        String before = written();

        Answer answer = registry.report(dirt.event(), focus);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(response(answer)).as("%s", answer.body()).isEqualTo("fatal-error " + dirt.reason());
        JsonNode said = answer.body().at("/entry/1/resource/issue/0/details");
        assertThat(said.path("text").asText()).isNotBlank();
        assertThat(said.at("/_text/extension/0/extension/1/valueString").asText())
                .isNotBlank();
        assertThat(registry.rows(
                        "select status || ' ' || reason from record.exchange_message where message = ?",
                        answer.body()
                                .at("/entry/0/resource/response/identifier")
                                .asText()))
                .containsExactly("quarantined " + dirt.reason());
        assertThat(written()).isEqualTo(before);
    }

    /** Every version of every resource, and every identifier. */
    private static String written() {
        return registry.rows("""
                        select (select count(*) from record.event) || ' ' || (select count(*) from record.resource) || ' '
                          || (select count(*) from record.resource_history) || ' '
                          || (select md5(string_agg(system || value || patient, ' ' order by value))
                              from record.person_identifier)""").getFirst();
    }

    @Test
    void a_replay_carries_out_what_matches_since_and_leaves_the_rest() {
        Person late = stranger("1950-01-01", "male");
        Person never = stranger("1951-01-01", "male");
        registry.send(message("late", "death", patient(late, dead(TODAY))));
        registry.send(message("never", "death", patient(never, dead(TODAY))));
        registry.record.load(patient(late, ",'id':'p-late'"));

        Answer replayed = registry.record.post(TestTokens.conformance(), "$replay-quarantine", "");

        assertThat(replayed.status()).as("%s", replayed.body()).isEqualTo(200);
        assertThat(registry.rows("select deceased::text from record.person where patient = 'p-late'"))
                .containsExactly("true");
        assertThat(registry.rows("""
                        select message || ' ' || status || ' ' || tries from record.exchange_message
                        where message in ('late', 'never') order by 1""")).containsExactly("late done 2", "never quarantined 2");
        assertThat(response(registry.send(message("late", "death", patient(late, dead(TODAY))))))
                .as("who asks again hears what holds now")
                .isEqualTo("ok");
    }

    @Test
    void a_replay_tries_as_many_as_it_is_told_and_says_how_many_are_left() {
        registry.send(message("first", "death", patient(stranger("1950-01-01", "male"), dead(TODAY))));
        registry.send(message("second", "death", patient(stranger("1950-01-01", "male"), dead(TODAY))));
        JsonNode replayed = registry.record
                .post(TestTokens.conformance(), "$replay-quarantine?count=1", "")
                .body();
        assertThat(replayed.at("/parameter/0/valueInteger").asInt()).isEqualTo(1);
        assertThat(replayed.at("/parameter/2/valueInteger").asInt()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coronation", "marriage", "means-test"})
    void a_message_that_breaks_its_contract_is_kept_as_rejected(String event) {
        Person person = stranger("1990-01-01", "male");
        Answer answer = registry.send(message("broken-" + event, event, patient(person, dead(TODAY))));
        assertThat(response(answer)).startsWith("fatal-error ");
        assertThat(registry.rows("select status from record.exchange_message where message = ?", "broken-" + event))
                .containsExactly("rejected");
    }

    @Test
    void what_names_neither_its_sender_nor_itself_cannot_be_kept() {
        String good = message("gone", "death", patient(stranger("1990-01-01", "male"), dead(TODAY)));
        assertThat(registry.send(good.replace("'id':'gone',", "")).status()).isEqualTo(400);
        assertThat(registry.send(good.replace(Registry.SOURCE, "")).status()).isEqualTo(400);
        assertThat(registry.send(good.replace("'type':'message'", "'type':'collection'"))
                        .status())
                .isEqualTo(400);
        assertThat(registry.rows("select message from record.exchange_message where message = 'gone'"))
                .isEmpty();
    }
}
