package org.usra.launcher.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.usra.launcher.demo.Household.Cover;
import org.usra.rules.identity.FamilyNumber;
import org.usra.rules.identity.Sex;

/**
 * Invents families of Port Said: the n-th is the same for the same seed and day, whoever asks and in whatever order.
 *
 * <p>Every fifth lives in the panel of the demonstration's doctor, the others anywhere.
 */
final class Households {

    /** Numbers below are free for files that people open themselves. */
    private static final int FIRST_SERIAL = 100_001;

    private static final String[] ELSEWHERE = {"13", "12", "19", "11", "01", "04", "02", "88"};

    private final long seed;
    private final LocalDate today;
    private final Names names;
    private final List<ReferenceFile.Row> units;
    private final List<ReferenceFile.Row> streets =
            ReferenceFile.ofDemo("streets").rows();

    Households(long seed, LocalDate today, Names names, List<ReferenceFile.Row> units) {
        this.seed = seed;
        this.today = today;
        this.names = names;
        this.units = units;
    }

    /** The randomness of one household, for whoever goes on telling its story. */
    SplittableRandom randomOf(int index) {
        return new SplittableRandom(seed * 1_000_003 + index);
    }

    Household household(int index) {
        SplittableRandom random = randomOf(index);
        ReferenceFile.Row unit = index % 5 == 0 ? units.getFirst() : units.get(random.nextInt(units.size()));
        List<String> doctors = Posts.doctorsOf(unit.text("id"));
        String doctor = index % 5 == 0 ? Posts.DEMO_DOCTOR : doctors.get(random.nextInt(doctors.size()));
        String category = category(random);
        LocalDate registered = today.minusDays(60 + random.nextInt(2_000));
        List<Person> members = index == 0 ? new DemoFamily().members() : new Members(index, random).members();
        Household.Insurance insurance = index == 0
                ? new Household.Insurance("formal", Cover.IN_FORCE)
                : new Household.Insurance(category, cover(category, random));
        return new Household(
                index,
                new FamilyNumber("03", unit.number("number"), FIRST_SERIAL + index),
                new Household.Enrolment(unit.text("id"), doctor, registered),
                home(index, random),
                insurance,
                members);
    }

    private Household.Home home(int index, RandomGenerator random) {
        ReferenceFile.Row street = streets.get(random.nextInt(streets.size()));
        String line = (1 + random.nextInt(180)) + " " + street.text("street") + "، شقة " + (1 + random.nextInt(24));
        // No range is reserved for invented numbers: one block, so that a gateway can refuse it as a whole.
        return new Household.Home(line, street.text("district"), "+2010000%05d".formatted(index));
    }

    private static String category(RandomGenerator random) {
        int share = random.nextInt(100);
        return share < 45
                ? "formal"
                : share < 58 ? "pensioner" : share < 62 ? "unemployed" : share < 82 ? "informal" : "unable";
    }

    private static Cover cover(String category, RandomGenerator random) {
        int share = random.nextInt(100);
        return switch (category) {
            case "informal" -> share < 15 ? Cover.IN_ARREARS : share < 20 ? Cover.CANCELLED : Cover.IN_FORCE;
            case "formal", "unemployed" -> share < 3 ? Cover.IN_ARREARS : Cover.IN_FORCE;
            default -> Cover.IN_FORCE;
        };
    }

    /** The people of one invented family, in the order in which they are drawn. */
    private final class Members {

        private final int household;
        private final RandomGenerator random;
        private final List<Person> people = new ArrayList<>();
        private final Names.Word family;

        Members(int household, RandomGenerator random) {
            this.household = household;
            this.random = random;
            this.family = names.family(random);
        }

        List<Person> members() {
            boolean widow = random.nextInt(100) < 14;
            int age = widow ? 38 + random.nextInt(40) : 24 + random.nextInt(50);
            Names.Word grandfather = names.male(random);
            Names.Word greatGrandfather = names.male(random);
            Person head = widow
                    ? stranger("head", Sex.FEMALE, age)
                    : add(
                            "head",
                            Sex.MALE,
                            age,
                            List.of(names.male(random), grandfather, greatGrandfather),
                            family,
                            "");
            boolean married = !widow && random.nextInt(100) < 92;
            Person mother = married ? stranger("spouse", Sex.FEMALE, Math.max(20, age - random.nextInt(9))) : head;
            Names.Word father = widow ? names.male(random) : head.given().getFirst();
            if (widow || married) {
                children(mother, father, widow ? names.male(random) : grandfather, mother.ageOn(today));
            }
            if (!widow && random.nextInt(100) < 12 && age < 62) {
                stranger("parent", Sex.FEMALE, age + 20 + random.nextInt(10));
            }
            return List.copyOf(people);
        }

        private void children(Person mother, Names.Word father, Names.Word grandfather, int motherAge) {
            int oldest = Math.min(24, motherAge - 20);
            int wanted = random.nextInt(100) < 12 ? 0 : 1 + random.nextInt(5);
            int age = oldest < 0 ? -1 : Math.max(0, oldest - random.nextInt(6));
            // Women have their children before 45, so the youngest cannot be younger than this.
            int youngest = Math.max(0, motherAge - 45);
            for (int i = 0; i < wanted && age >= youngest; i++, age -= 2 + random.nextInt(3)) {
                Sex sex = random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
                Names.Word own = sex == Sex.MALE ? names.male(random) : names.female(random);
                add("child", sex, age, List.of(own, father, grandfather), family, mother.arabicName());
            }
        }

        private Person stranger(String role, Sex sex, int age) {
            List<Names.Word> given = List.of(names.female(random), names.male(random), names.male(random));
            return add(role, sex, age, given, names.family(random), "");
        }

        private Person add(
                String role, Sex sex, int age, List<Names.Word> given, Names.Word familyName, String mother) {
            int number = PersonNumbers.of(household, people.size());
            LocalDate wished = today.minusYears(age).minusDays(3 + random.nextInt(360));
            String governorate = random.nextInt(100) < 82 ? "03" : ELSEWHERE[random.nextInt(ELSEWHERE.length)];
            String motherName = mother.isEmpty()
                    ? names.female(random).arabic() + " " + names.male(random).arabic() + " "
                            + names.family(random).arabic()
                    : mother;
            Person person = new Person(
                    number,
                    Urns.person(number),
                    role,
                    PersonNumbers.nationalId(number, sex, wished, governorate),
                    given,
                    familyName,
                    motherName);
            people.add(person);
            return person;
        }
    }
}
