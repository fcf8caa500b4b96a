package org.usra.record.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.household.HouseholdTown.birthDate;
import static org.usra.record.household.HouseholdTown.code;
import static org.usra.record.household.HouseholdTown.id;
import static org.usra.record.household.HouseholdTown.named;
import static org.usra.record.household.HouseholdTown.newborn;
import static org.usra.record.household.HouseholdTown.person;
import static org.usra.record.household.HouseholdTown.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.household.HouseholdTown.Family;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LivingInAHouseholdTest {

    private static final String COVERS = """
            select c.category || ' ' || c.status from record.coverage_period c where c.person = ? and c.closed is null""";
    private static final String ENROLMENTS = """
            select e.unit || ' ' || coalesce(e.doctor, '-') from record.enrolment e
            where e.person = ? and e.status = 'active'""";

    private static HouseholdTown town;

    @BeforeAll
    static void open() {
        town = new HouseholdTown();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    @Test
    void a_newborn_is_enrolled_and_covered_from_the_first_minute() {
        Family family = town.family("head 1985-03-14", "spouse 1988-01-01");

        Answer added = town.change(
                "Group/" + family.id() + "/$add-member", code("role", "child"), newborn(HouseholdTown.TODAY));

        ok(added);
        JsonNode baby = HouseholdTown.resources(added, "Patient").findFirst().orElseThrow();
        String id = baby.path("id").asText();
        assertThat(baby.at("/identifier/0/system").asText()).endsWith("/id/newborn");
        assertThat(town.members(family.id())).contains("child Patient/" + id);
        assertThat(town.rows(ENROLMENTS, id)).containsExactly("u-manakh-1 role-doctor");
        assertThat(town.rows(COVERS, id)).containsExactly("formal active");
        assertThat(HouseholdTown.resources(added, "Coverage")
                        .findFirst()
                        .orElseThrow()
                        .at("/policyHolder/reference")
                        .asText())
                .isEqualTo(family.head());
        assertThat(town.rows("""
                        select (opened = ?::date::timestamp at time zone 'Africa/Cairo')::text
                        from record.coverage_period where person = ?""", HouseholdTown.TODAY.toString(), id)).containsExactly("true");
    }

    @Test
    void a_bride_goes_from_one_file_to_the_other_and_takes_her_cover_with_her() {
        Family hers = town.family("head 1960-03-14", "child 2000-01-01");
        Family his = town.family("head 1998-03-14");
        String bride = hers.of(1);
        String card = town.rows("select coverage from record.coverage_period where person = ?", id(bride))
                .getFirst();

        ok(town.change(
                "Group/" + his.id() + "/$transfer-member",
                person("person", bride),
                code("role", "spouse"),
                code("reason", "marriage")));

        assertThat(town.members(hers.id())).containsExactly("head " + hers.head());
        assertThat(town.members(his.id())).containsExactly("head " + his.head(), "spouse " + bride);
        assertThat(town.record
                        .get(town.registrar, "Coverage/" + card)
                        .body()
                        .at("/policyHolder/reference")
                        .asText())
                .isEqualTo(his.head());
    }

    @Test
    void after_a_divorce_the_one_who_leaves_holds_the_own_policy() {
        Family family = town.family("head 1985-03-14", "spouse 1988-01-01");
        ok(town.change("Group/" + family.id() + "/$leave", person("person", family.of(1)), code("reason", "divorce")));
        assertThat(town.members(family.id())).containsExactly("head " + family.head());
        assertThat(town.record
                        .get(town.registrar, "Coverage?beneficiary=" + family.of(1))
                        .body()
                        .at("/entry/0/resource/policyHolder/reference")
                        .asText())
                .isEqualTo(family.of(1));
    }

    @Test
    void a_household_splits_under_a_new_number() {
        Family family = town.family("head 1960-03-14", "child 1990-01-01", "other 1992-01-01");
        Answer split = town.change(
                "Group/" + family.id() + "/$split", named(family.of(1), "head"), named(family.of(2), "spouse"));
        ok(split);
        String fresh = HouseholdTown.resources(split, "Group")
                .map(group -> group.path("id").asText())
                .filter(group -> !group.equals(family.id()))
                .findFirst()
                .orElseThrow();
        assertThat(town.members(fresh)).containsExactly("head " + family.of(1), "spouse " + family.of(2));
        assertThat(town.members(family.id())).containsExactly("head " + family.head());
        assertThat(town.record
                        .get(town.registrar, "Group/" + fresh)
                        .body()
                        .at("/identifier/0/value")
                        .asText())
                .isNotEqualTo(town.record
                        .get(town.registrar, "Group/" + family.id())
                        .body()
                        .at("/identifier/0/value")
                        .asText());
    }

    @Test
    void two_files_become_one_and_the_emptied_one_names_it() {
        Family stays = town.family("head 1960-03-14");
        Family ends = town.family("head 1962-03-14", "child 1990-01-01");
        ok(town.change(
                "Group/" + stays.id() + "/$merge",
                person("household", "Group/" + ends.id()),
                named(ends.of(0), "spouse"),
                named(ends.of(1), "child")));
        assertThat(town.members(stays.id())).hasSize(3);
        assertThat(town.members(ends.id())).isEmpty();
        JsonNode closed = town.record.get(town.registrar, "Group/" + ends.id()).body();
        assertThat(closed.path("active").asBoolean(true)).isFalse();
        assertThat(closed.path("extension").toString()).contains("merged", "Group/" + stays.id());
    }

    @Test
    void a_file_moves_with_everybody_and_the_old_unit_sees_it_no_more() {
        Family family = town.family("head 1960-03-14", "child 1990-01-01");
        ok(town.change("Group/" + family.id() + "/$move-unit", person("unit", "Organization/u-kuwait")));
        assertThat(town.rows(ENROLMENTS, id(family.of(1)))).containsExactly("u-kuwait -");
        assertThat(town.record.get(town.registrar, "Group/" + family.id()).status())
                .isEqualTo(404);
        // Back again: the unit that keeps the file no longer is the one that asks, so the head's national ID proves it.
        Answer unproven =
                town.change("Group/" + family.id() + "/$move-unit", person("unit", "Organization/u-manakh-1"));
        assertThat(unproven.status()).isEqualTo(404);
        ok(town.change(
                "Group/" + family.id() + "/$move-unit",
                person("unit", "Organization/u-manakh-1"),
                text("national-id", family.people().getFirst().nationalId()),
                birthDate("1960-03-14")));
        assertThat(town.rows(ENROLMENTS, id(family.of(1)))).containsExactly("u-manakh-1 -");
    }

    @Test
    void another_member_becomes_head_and_holds_every_policy() {
        Family family = town.family("head 1960-03-14", "spouse 1965-01-01", "child 2010-01-01");
        ok(town.change("Group/" + family.id() + "/$change-head", person("head", family.of(1)), code("role", "spouse")));
        assertThat(town.members(family.id())).contains("head " + family.of(1), "spouse " + family.head());
        assertThat(town.record
                        .get(town.registrar, "Coverage?beneficiary=" + family.of(2))
                        .body()
                        .at("/entry/0/resource/policyHolder/reference")
                        .asText())
                .isEqualTo(family.of(1));
    }

    @Test
    void a_wrong_role_is_corrected_in_place() {
        Family family = town.family("head 1960-03-14", "other 1990-01-01");
        ok(town.change(
                "Group/" + family.id() + "/$correct-member", person("person", family.of(1)), code("role", "child")));
        assertThat(town.members(family.id())).contains("child " + family.of(1));
    }

    @Test
    void the_last_to_leave_closes_the_file_and_a_head_reopens_it_under_its_number() {
        Family family = town.family("head 1960-03-14");
        ok(town.change("Group/" + family.id() + "/$leave", person("person", family.head())));
        assertThat(town.change("Group/" + family.id() + "/$leave", person("person", family.head()))
                        .code())
                .isEqualTo("household-closed");
        ok(town.change("Group/" + family.id() + "/$reopen", person("head", family.head())));
        assertThat(town.members(family.id())).containsExactly("head " + family.head());
    }

    @Test
    void a_stranger_is_taken_in_with_national_id_and_birth_date_and_not_with_the_number_alone() {
        Family elsewhere = town.family("head 1960-03-14", "child 1990-01-01");
        Family family = town.family("head 1961-03-14");
        ok(town.change("Group/" + elsewhere.id() + "/$move-unit", person("unit", "Organization/u-kuwait")));
        String path = "Group/" + family.id() + "/$transfer-member";
        Answer unproven = town.change(path, person("person", elsewhere.of(1)), code("role", "spouse"));
        assertThat(unproven.status()).isEqualTo(422);
        assertThat(unproven.code()).isEqualTo("reference-not-found");
        String number = text("national-id", elsewhere.people().get(1).nationalId());
        assertThat(town.change(path, number, birthDate("1990-01-02"), code("role", "spouse"))
                        .status())
                .isEqualTo(422);
        assertThat(town.change(path, number, code("role", "spouse")).status()).isEqualTo(422);
        ok(town.change(path, number, birthDate("1990-01-01"), code("role", "spouse"), code("reason", "marriage")));
        assertThat(town.rows(ENROLMENTS, id(elsewhere.of(1)))).containsExactly("u-manakh-1 role-doctor");
    }

    @Test
    void only_those_who_keep_families_may_change_them() {
        Family family = town.family("head 1960-03-14");
        String path = "Group/" + family.id() + "/$leave";
        for (String token : new String[] {TestTokens.person("doctor", "03"), TestTokens.person("hospital", "04")}) {
            assertThat(town.changeAs(token, path, person("person", family.head()))
                            .status())
                    .isEqualTo(403);
        }
    }
}
