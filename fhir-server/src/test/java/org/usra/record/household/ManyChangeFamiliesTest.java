package org.usra.record.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.household.HouseholdTown.code;
import static org.usra.record.household.HouseholdTown.date;
import static org.usra.record.household.HouseholdTown.named;
import static org.usra.record.household.HouseholdTown.newborn;
import static org.usra.record.household.HouseholdTown.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.household.HouseholdTown.Family;

/** Registrars who change the same few families at once, sensibly or not: whatever is answered, the families stay whole. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyChangeFamiliesTest {

    private static final int REGISTRARS = 6;
    private static final int CHANGES = 40;
    private static final long SEED = 20261128;

    private static final List<String> ROLES = List.of("head", "spouse", "child", "parent", "other");

    /** What no family may ever show, each as a query that finds the broken ones. */
    private static final List<String> BROKEN = List.of(
            "select household from record.household_member where closed is null group by household"
                    + " having count(*) filter (where role = 'head') <> 1",
            "select person from record.household_member where closed is null group by person having count(*) > 1",
            "select m.person from record.household_member m join record.person p on p.patient = m.person"
                    + " where m.closed is null and p.deceased",
            "select m.person from record.household_member m where m.closed is null and not exists (select from"
                    + " record.enrolment e where e.person = m.person and e.status = 'active')",
            "select m.person from record.household_member m where m.closed is null and not exists (select from"
                    + " record.coverage_period c where c.person = m.person and c.status = 'active' and c.closed is null)",
            "select c.person from record.coverage_period c join record.person p on p.patient = c.person"
                    + " where p.deceased and c.status = 'active' and c.closed is null",
            "select e.person from record.enrolment e join record.person p on p.patient = e.person"
                    + " where p.deceased and e.status = 'active'",
            "select doctor from record.panel p where enrolled <> (select count(*) from record.enrolment e"
                    + " where e.doctor = p.doctor and e.status = 'active')");

    @Test
    void whatever_registrars_try_at_once_no_family_is_left_half_done() throws Exception {
        try (HouseholdTown town = new HouseholdTown();
                ExecutorService desks = Executors.newFixedThreadPool(REGISTRARS)) {
            List<Family> families = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                families.add(
                        town.family("head 1960-03-14", "spouse 1965-01-01", "child 1990-01-01", "child 2015-01-01"));
            }
            List<Future<List<Answer>>> desksAnswers = new ArrayList<>();
            for (int desk = 0; desk < REGISTRARS; desk++) {
                Random random = new Random(SEED + desk);
                desksAnswers.add(desks.submit(() -> {
                    List<Answer> answers = new ArrayList<>();
                    for (int i = 0; i < CHANGES; i++) {
                        answers.add(something(town, families, random));
                    }
                    return answers;
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<List<Answer>> each : desksAnswers) {
                answers.addAll(each.get());
            }
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status())
                        .as("seed %d: %s", SEED, answer.body())
                        .isIn(200, 404, 409, 412, 422);
                if (answer.status() != 200) {
                    assertThat(answer.body().at("/issue/0/details/text").asText())
                            .contains(". ");
                    assertThat(answer.body()
                                    .at("/issue/0/details/_text/extension/0/extension/1/valueString")
                                    .asText())
                            .isNotBlank();
                }
            });
            assertThat(answers.stream().filter(answer -> answer.status() == 200).count())
                    .as("changes that were done")
                    .isGreaterThan(20);
            for (String broken : BROKEN) {
                assertThat(town.rows(broken)).as("seed %d: %s", SEED, broken).isEmpty();
            }
        }
    }

    private static Answer something(HouseholdTown town, List<Family> families, Random random) {
        Family family = families.get(random.nextInt(families.size()));
        Family other = families.get(random.nextInt(families.size()));
        String someone = other.of(random.nextInt(4));
        String member = family.of(random.nextInt(4));
        String role = ROLES.get(random.nextInt(ROLES.size()));
        String file = "Group/" + family.id() + "/";
        String on = date(HouseholdTown.TODAY.minusDays(random.nextInt(3) - 1));
        return switch (random.nextInt(10)) {
            case 0 -> town.change(file + "$add-member", newborn(HouseholdTown.TODAY), code("role", role));
            case 1, 2 ->
                town.change(
                        file + "$transfer-member",
                        person("person", someone),
                        code("role", role),
                        person("head", member));
            case 3 ->
                town.change(file + "$leave", person("person", member), person("head", family.of(random.nextInt(4))));
            case 4 -> town.change(file + "$change-head", person("head", member), code("role", role));
            case 5 -> town.change(file + "$split", named(member, "head"), person("head", family.of(random.nextInt(4))));
            case 6 ->
                town.change(
                        file + "$merge",
                        person("household", "Group/" + other.id()),
                        named(other.of(0), role),
                        named(other.of(1), "spouse"));
            case 7 ->
                random.nextInt(4) == 0 ? town.change(member + "/$record-death", on) : town.change(file + "$close");
            case 8 -> town.change(file + "$correct-member", person("person", member), code("role", role), on);
            default -> undoTheLast(town, family);
        };
    }

    private static Answer undoTheLast(HouseholdTown town, Family family) {
        String last = town.record
                .get(town.registrar, "Group/" + family.id() + "/$changes")
                .body()
                .at("/entry/0/resource/id")
                .asText();
        return town.change(
                "Group/" + family.id() + "/$undo", person("change", "Provenance/" + (last.isEmpty() ? "none" : last)));
    }
}
