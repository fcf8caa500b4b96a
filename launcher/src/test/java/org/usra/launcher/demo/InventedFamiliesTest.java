package org.usra.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.rules.identity.NationalId;
import org.usra.rules.identity.Sex;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InventedFamiliesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Scheme scheme = new Scheme(7, TODAY);
    private final List<Household> households =
            IntStream.range(0, 2_000).mapToObj(scheme::household).toList();
    private final List<Person> people = households.stream()
            .flatMap(household -> household.members().stream())
            .toList();

    @Test
    void the_same_seed_and_day_give_the_same_bytes_in_any_order() {
        Batch once = scheme.families(20).toList().get(3).batch().get();
        Batch again = new Scheme(7, TODAY)
                .families(20)
                .skip(3)
                .findFirst()
                .orElseThrow()
                .batch()
                .get();
        assertThat(Json.bytes(again.bundle())).isEqualTo(Json.bytes(once.bundle()));
        Batch other = new Scheme(8, TODAY)
                .families(20)
                .skip(3)
                .findFirst()
                .orElseThrow()
                .batch()
                .get();
        assertThat(Json.bytes(other.bundle())).isNotEqualTo(Json.bytes(once.bundle()));
    }

    @Test
    void every_national_id_is_valid_and_agrees_with_the_person() {
        assertThat(people).allSatisfy(person -> {
            NationalId id = NationalId.parse(person.nationalId().digits(), TODAY);
            assertThat(id.checkDigitAgrees()).isTrue();
            assertThat(id.differences(person.birthDate(), person.sex(), null)).isEmpty();
        });
        long fromPortSaid = people.stream()
                .filter(person -> person.nationalId().governorate().equals("03"))
                .count();
        assertThat(100.0 * fromPortSaid / people.size()).isBetween(75.0, 90.0);
    }

    @Test
    void no_identifier_is_given_twice_even_at_the_largest_load() {
        Set<String> ids = new HashSet<>();
        Set<String> cards = new HashSet<>();
        Set<String> files = new HashSet<>();
        int persons = 0;
        for (int i = 0; i < DemoData.MOST_HOUSEHOLDS; i++) {
            Household household = scheme.household(i);
            files.add(household.number().toString());
            for (Person person : household.members()) {
                persons++;
                ids.add(person.nationalId().digits());
                cards.add(PersonNumbers.card(person.number()).digits());
            }
        }
        assertThat(files).hasSize(DemoData.MOST_HOUSEHOLDS);
        assertThat(ids).hasSize(persons);
        assertThat(cards).hasSize(persons);
    }

    @Test
    void mothers_are_old_enough_and_children_are_nine_months_apart() {
        for (Household household : households) {
            List<Person> children = household.members().stream()
                    .filter(person -> person.is("child"))
                    .toList();
            Person head = household.head();
            Person mother = household.members().stream()
                    .filter(person -> person.is("spouse"))
                    .findFirst()
                    .orElse(head);
            for (Person child : children) {
                assertThat(ChronoUnit.YEARS.between(mother.birthDate(), child.birthDate()))
                        .as("mother's age in %s", household)
                        .isBetween(16L, 50L);
                assertThat(ChronoUnit.YEARS.between(head.birthDate(), child.birthDate()))
                        .isGreaterThanOrEqualTo(16);
                assertThat(child.mother()).isEqualTo(mother.arabicName());
            }
            List<LocalDate> births =
                    children.stream().map(Person::birthDate).sorted().toList();
            for (int i = 1; i < births.size(); i++) {
                assertThat(ChronoUnit.DAYS.between(births.get(i - 1), births.get(i)))
                        .isGreaterThan(270);
            }
        }
    }

    @Test
    void a_parent_is_older_than_the_head_and_nobody_is_unborn() {
        for (Household household : households) {
            assertThat(household.members()).allSatisfy(person -> {
                assertThat(person.birthDate()).isBefore(TODAY);
                assertThat(person.ageOn(TODAY)).isLessThan(105);
            });
            household.members().stream()
                    .filter(person -> person.is("parent"))
                    .forEach(parent -> assertThat(ChronoUnit.YEARS.between(
                                    parent.birthDate(), household.head().birthDate()))
                            .isGreaterThanOrEqualTo(16));
        }
    }

    @Test
    void names_follow_the_father() {
        Household family = households.stream()
                .filter(household -> household.index() > 0)
                .filter(household -> household.members().stream().anyMatch(person -> person.is("spouse")))
                .filter(household -> household.members().stream().anyMatch(person -> person.is("child")))
                .findFirst()
                .orElseThrow();
        Person child = family.members().stream()
                .filter(person -> person.is("child"))
                .findFirst()
                .orElseThrow();
        assertThat(child.given().get(1)).isEqualTo(family.head().given().get(0));
        assertThat(child.given().get(2)).isEqualTo(family.head().given().get(1));
        assertThat(child.family()).isEqualTo(family.head().family());
    }

    @Test
    void the_demonstrations_doctor_has_sixty_of_three_hundred_and_every_unit_has_some() {
        List<Household> run = households.subList(0, 300);
        assertThat(run.stream().filter(household -> household.doctor().equals(Posts.DEMO_DOCTOR)))
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(household -> assertThat(household.unit()).isEqualTo("u-manakh-1"));
        assertThat(run.stream().map(Household::unit).distinct()).hasSize(20);
    }

    @Test
    void the_family_of_the_demonstration_is_the_same_on_every_day_and_seed() {
        Household today = scheme.household(0);
        Household later = new Scheme(99, TODAY.plusDays(200)).household(0);
        assertThat(today.members()).isEqualTo(later.members());
        assertThat(today.number()).isEqualTo(later.number());
        assertThat(today.members())
                .extracting(Person::role)
                .containsExactly("head", "spouse", "child", "child", "child", "parent");
        Person wife = today.members().get(1);
        assertThat(wife.address()).isEqualTo("Patient/patient-citizen");
        assertThat(wife.sex()).isEqualTo(Sex.FEMALE);
        assertThat(wife.arabicName()).isEqualTo("فاطمة أحمد محمود الشناوي");
    }

    @Test
    void families_are_as_large_as_those_on_file() {
        double size = (double) people.size() / households.size();
        assertThat(size)
                .as("3.25 to 3.29 on file in Port Said, 3.9 in the census")
                .isBetween(3.2, 4.4);
    }
}
