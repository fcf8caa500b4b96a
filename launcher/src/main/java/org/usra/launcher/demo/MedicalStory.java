package org.usra.launcher.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.usra.launcher.demo.Complaints.Ailment;

/** What the unit has on paper about a family: problems, allergies, vaccines, medicines, and visits over the years. */
final class MedicalStory {

    private static final List<String> ALLERGENS = List.copyOf(ReferenceFile.ofDb("demo-code").rows().stream()
            .filter(row -> row.text("system").equals("allergen"))
            .map(row -> row.text("code"))
            .toList());
    private static final List<ReferenceFile.Row> VACCINES =
            ReferenceFile.ofDb("vaccination-schedule").rows();
    private static final int YEARS = 3;

    private final Vocabulary vocabulary;
    private final LocalDate today;

    MedicalStory(Vocabulary vocabulary, LocalDate today) {
        this.vocabulary = vocabulary;
        this.today = today;
    }

    void write(Household household, Batch batch, Urns urns, RandomGenerator random) {
        for (Person person : household.members()) {
            new Told(household, person, batch, urns, random).tell();
        }
    }

    /** One person's part of the story. */
    private final class Told {

        private final Household household;
        private final Person person;
        private final Batch batch;
        private final Urns urns;
        private final RandomGenerator random;
        private final ClinicalRecord record;
        private final int age;
        private final List<String> illnesses = new ArrayList<>();

        Told(Household household, Person person, Batch batch, Urns urns, RandomGenerator random) {
            this.household = household;
            this.person = person;
            this.batch = batch;
            this.urns = urns;
            this.random = random;
            this.record = new ClinicalRecord(vocabulary, household, person);
            this.age = person.ageOn(today);
        }

        void tell() {
            LocalDate since = household.memberSince(person);
            for (Ailment ailment : chronic()) {
                illnesses.add(ailment.diagnosis());
                LocalDate onset = today.minusDays(90 + random.nextInt(365 * Math.min(8, age) + 1));
                batch.post(urns.next(), record.problem(ailment.diagnosis(), onset));
                for (String medicine : ailment.medicines()) {
                    LocalDateTime start =
                            today.minusDays(10 + random.nextInt(50)).atTime(10, 15);
                    batch.post(urns.next(), record.prescription(medicine, true, null, start));
                }
            }
            if (random.nextInt(100) < 9 || isWife()) {
                String allergen = isWife() ? "penicillin" : ALLERGENS.get(random.nextInt(ALLERGENS.size()));
                batch.post(urns.next(), record.allergy(allergen, since, allergen.equals("penicillin")));
            }
            if (age < 18) {
                vaccines();
            }
            for (LocalDateTime time : visitTimes(since)) {
                visit(time, complaint());
            }
            if (isWife()) {
                visit(workingDay(today.minusDays(3)).atTime(10, 30), new Ailment("R00", List.of("bisoprolol-5")));
            }
        }

        private boolean isWife() {
            return person.address().endsWith(DemoFamily.WIFE);
        }

        private List<Ailment> chronic() {
            return isWife()
                    ? List.of(new Ailment("I10", List.of("amlodipine-5")))
                    : Complaints.chronic(person.sex(), age, random);
        }

        private Ailment complaint() {
            return !illnesses.isEmpty() && random.nextBoolean()
                    ? new Ailment(illnesses.get(random.nextInt(illnesses.size())), List.of())
                    : Complaints.common(person.sex(), age, random);
        }

        private void vaccines() {
            for (ReferenceFile.Row row : VACCINES) {
                LocalDate due =
                        person.birthDate().plusMonths(row.number("age_months")).plusDays(random.nextInt(20));
                if (due.isBefore(today) && random.nextInt(100) < 96) {
                    batch.post(urns.next(), record.immunization(row.text("vaccine"), row.number("dose"), due));
                }
            }
        }

        /** Old and ill people, and small children, come more often. */
        private List<LocalDateTime> visitTimes(LocalDate since) {
            LocalDate from = since.isAfter(today.minusYears(YEARS)) ? since : today.minusYears(YEARS);
            int days = (int) (today.toEpochDay() - from.toEpochDay()) - 2;
            int often = illnesses.size() + (age < 6 ? 1 : 0);
            int visits = days < 30 ? 0 : random.nextInt(2 + Math.min(2, often)) + Math.min(1, often);
            List<LocalDateTime> times = new ArrayList<>();
            for (int i = 0; i < visits; i++) {
                LocalDate day = workingDay(from.plusDays(1 + random.nextInt(days)));
                times.add(day.atTime(8 + random.nextInt(6), 5 * random.nextInt(12)));
            }
            return times;
        }

        private void visit(LocalDateTime time, Ailment ailment) {
            String encounter = urns.next();
            String diagnosis = urns.next();
            batch.post(encounter, record.visit(time, ailment.diagnosis(), diagnosis));
            batch.post(diagnosis, record.diagnosis(ailment.diagnosis(), encounter, time));
            new Vitals(vocabulary, record, random)
                    .measured(person.sex(), person.ageOn(time.toLocalDate()), illnesses, encounter, time)
                    .forEach(vital -> batch.post(urns.next(), vital));
            for (String medicine : ailment.medicines()) {
                batch.post(urns.next(), record.prescription(medicine, false, encounter, time.plusMinutes(10)));
            }
        }

        private LocalDate workingDay(LocalDate day) {
            return day.getDayOfWeek() == DayOfWeek.FRIDAY ? day.minusDays(1) : day;
        }
    }
}
