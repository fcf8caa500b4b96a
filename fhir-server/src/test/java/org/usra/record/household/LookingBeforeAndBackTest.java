package org.usra.record.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.household.HouseholdTown.PREVIEW;
import static org.usra.record.household.HouseholdTown.code;
import static org.usra.record.household.HouseholdTown.date;
import static org.usra.record.household.HouseholdTown.id;
import static org.usra.record.household.HouseholdTown.named;
import static org.usra.record.household.HouseholdTown.newborn;
import static org.usra.record.household.HouseholdTown.person;
import static org.usra.record.household.HouseholdTown.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.household.HouseholdTown.Family;

/** Preview, history and undo, deaths, and what happens when two change one family. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookingBeforeAndBackTest {

    private static HouseholdTown town;

    @BeforeAll
    static void open() {
        town = new HouseholdTown();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<String> effects(Answer preview) {
        return StreamSupport.stream(preview.body().path("parameter").spliterator(), false)
                .map(effect -> effect.at("/part/0/valueCoding/code").asText())
                .toList();
    }

    private static String lastChange(Family family) {
        return "Provenance/"
                + town.record
                        .get(town.registrar, "Group/" + family.id() + "/$changes")
                        .body()
                        .at("/entry/0/resource/id")
                        .asText();
    }

    @Test
    void a_preview_says_what_would_change_and_changes_nothing() {
        Family family = town.family("head 1985-03-14");
        long events = town.record
                .jdbc()
                .sql("select count(*) from record.event")
                .query(Long.class)
                .single();

        Answer preview = ok(town.change(
                "Group/" + family.id() + "/$add-member", code("role", "child"), newborn(HouseholdTown.TODAY), PREVIEW));

        assertThat(effects(preview)).containsExactly("joins", "enrolment", "cover", "contribution");
        assertThat(preview.body()
                        .at("/parameter/0/part/1/valueReference/display")
                        .asText())
                .isEqualTo("مريم");
        assertThat(preview.body().at("/parameter/3/part/2/valueString").asText())
                .isEqualTo("1 %");
        assertThat(preview.body().at("/parameter/3/part/3/valueString").asText())
                .isEqualTo("2 %");
        assertThat(town.members(family.id())).hasSize(1);
        assertThat(town.record
                        .jdbc()
                        .sql("select count(*) from record.event")
                        .query(Long.class)
                        .single())
                .isEqualTo(events);
    }

    @Test
    void a_preview_is_refused_for_what_the_change_would_be_refused_for() {
        Family family = town.family("head 1985-03-14", "child 2015-01-01");
        Answer preview = town.change("Group/" + family.id() + "/$leave", person("person", family.head()), PREVIEW);
        assertThat(preview.status()).isEqualTo(422);
        assertThat(preview.code()).isEqualTo("head-needed");
        assertThat(preview.body().at("/issue/0/expression/0").asText()).isEqualTo("Parameters.parameter('head')");
    }

    @Test
    void each_change_is_in_the_history_with_its_day_and_its_reason() {
        Family family = town.family("head 1985-03-14", "other 1990-01-01");
        ok(town.change(
                "Group/" + family.id() + "/$leave",
                person("person", family.of(1)),
                date(HouseholdTown.TODAY),
                text("note", "سافر للعمل")));
        JsonNode change = town.record
                .get(town.registrar, "Group/" + family.id() + "/$changes")
                .body()
                .at("/entry/0/resource");
        assertThat(change.at("/activity/coding/0/code").asText()).isEqualTo("leave");
        assertThat(change.at("/occurredDateTime").asText()).isEqualTo(HouseholdTown.TODAY.toString());
        assertThat(change.at("/reason/0/text").asText()).isEqualTo("سافر للعمل");
        assertThat(change.at("/agent/0/who/reference").asText()).isEqualTo("PractitionerRole/role-registrar");
        assertThat(change.at("/agent/0/onBehalfOf/reference").asText()).isEqualTo("Organization/u-manakh-1");
    }

    @Test
    void an_undone_split_leaves_everybody_where_they_were() {
        Family family = town.family("head 1960-03-14", "child 1990-01-01");
        Answer split = ok(town.change("Group/" + family.id() + "/$split", named(family.of(1), "head")));
        List<String> before = town.members(family.id());
        assertThat(before).hasSize(1);

        Answer undone = ok(town.change("Group/" + family.id() + "/$undo", person("change", lastChange(family))));

        assertThat(HouseholdTown.resources(undone, "Group")).hasSize(2);
        assertThat(town.members(family.id())).containsExactly("head " + family.head(), "child " + family.of(1));
        HouseholdTown.resources(split, "Group")
                .map(group -> group.path("id").asText())
                .filter(group -> !group.equals(family.id()))
                .forEach(group -> assertThat(town.members(group)).isEmpty());
        assertThat(town.record
                        .get(town.registrar, "Coverage?beneficiary=" + family.of(1))
                        .body()
                        .at("/entry/0/resource/policyHolder/reference")
                        .asText())
                .isEqualTo(family.head());
    }

    @Test
    void a_newborn_that_was_entered_by_mistake_is_annulled() {
        Family family = town.family("head 1960-03-14");
        Answer added = ok(town.change(
                "Group/" + family.id() + "/$add-member", code("role", "child"), newborn(HouseholdTown.TODAY)));
        String baby = HouseholdTown.resources(added, "Patient")
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();

        ok(town.change("Group/" + family.id() + "/$undo", person("change", lastChange(family))));

        assertThat(town.members(family.id())).hasSize(1);
        assertThat(town.rows("select status from record.enrolment where person = ?", baby))
                .isEmpty();
        assertThat(town.rows("select status from record.coverage_period where person = ?", baby))
                .isEmpty();
    }

    @Test
    void what_has_changed_since_is_not_undone_but_named() {
        Family family = town.family("head 1960-03-14", "child 1990-01-01", "child 1992-01-01");
        ok(town.change("Group/" + family.id() + "/$leave", person("person", family.of(1))));
        String first = lastChange(family);
        ok(town.change("Group/" + family.id() + "/$leave", person("person", family.of(2))));

        Answer undone = town.change("Group/" + family.id() + "/$undo", person("change", first));

        assertThat(undone.status()).isEqualTo(409);
        assertThat(undone.code()).isEqualTo("changed-since");
        assertThat(undone.body().toString()).contains("Group/" + family.id());
    }

    @Test
    void a_death_ends_everything_and_proposes_a_head_whom_somebody_confirms() {
        Family family = town.family("head 1960-03-14", "spouse 1965-01-01", "child 2010-01-01");

        Answer died = ok(town.change(family.head() + "/$record-death", date(HouseholdTown.TODAY.minusDays(1))));

        assertThat(town.members(family.id())).containsExactly("head " + family.of(1), "child " + family.of(2));
        assertThat(town.rows(
                        "select status from record.enrolment where person = ? and status = 'active'",
                        id(family.head())))
                .isEmpty();
        assertThat(town.rows(
                        "select 1::text from record.coverage_period where person = ? and closed is null",
                        id(family.head())))
                .isEmpty();
        assertThat(HouseholdTown.resources(died, "Group")
                        .findFirst()
                        .orElseThrow()
                        .toString())
                .contains("acting-head");
        ok(town.change("Group/" + family.id() + "/$change-head", person("head", family.of(1))));
        assertThat(town.record
                        .get(town.registrar, "Group/" + family.id())
                        .body()
                        .toString())
                .doesNotContain("acting-head");
        Answer again = town.change(family.head() + "/$record-death");
        assertThat(again.status()).isIn(404, 409);
    }

    @Test
    void a_full_panel_holds_up_no_birth() throws SQLException {
        Family family = town.family("head 1985-03-14");
        try (Connection superuser = town.record.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("update record.panel set enrolled = enrolled + 100000 where doctor = 'role-doctor'");
            Answer added = town.change(
                    "Group/" + family.id() + "/$add-member", code("role", "child"), newborn(HouseholdTown.TODAY));
            statement.execute("update record.panel set enrolled = enrolled - 100000 where doctor = 'role-doctor'");
            ok(added);
            assertThat(town.rows(
                            "select unit || ' ' || coalesce(doctor, '-') from record.enrolment where person = ?",
                            HouseholdTown.resources(added, "Patient")
                                    .findFirst()
                                    .orElseThrow()
                                    .path("id")
                                    .asText()))
                    .containsExactly("u-manakh-1 -");
        }
    }

    @Test
    void who_looked_at_an_older_version_changes_nothing() {
        Family family = town.family("head 1960-03-14", "child 1990-01-01");
        Answer stale = town.record.send(
                town.registrar,
                "POST",
                "Group/" + family.id() + "/$leave",
                "{'resourceType':'Parameters','parameter':[" + person("person", family.of(1)) + "]}",
                "If-Match",
                "W/\"7\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(town.members(family.id())).hasSize(2);
    }
}
