package org.usra.record.exchange;

import static org.usra.record.exchange.Registry.TODAY;
import static org.usra.record.exchange.Registry.corrected;
import static org.usra.record.exchange.Registry.coverage;
import static org.usra.record.exchange.Registry.dead;
import static org.usra.record.exchange.Registry.patient;
import static org.usra.record.exchange.Registry.period;
import static org.usra.record.exchange.Registry.relative;
import static org.usra.record.exchange.Registry.stranger;

import java.util.List;
import java.util.function.Function;
import org.usra.record.exchange.Registry.Family;
import org.usra.record.exchange.Registry.Person;

/**
 * One kind of dirt that feeds carry.
 *
 * @param focus of the message, made of a family of husband, wife and grown daughter
 * @param reason why it is kept in quarantine
 */
record Dirt(String name, String event, Function<Scene, List<String>> focus, String reason) {

    /** What a kind of dirt is made of. */
    record Scene(Registry registry, Family family) {

        Person husband() {
            return family.head();
        }

        Person wife() {
            return family.of(1);
        }

        Person daughter() {
            return family.of(2);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    static List<Dirt> kinds() {
        return List.of(
                death("an unknown national ID", scene -> stranger("1950-01-01", "male"), "person-unknown"),
                death(
                        "a number of wrong structure",
                        scene -> scene.husband().numbered("12345"),
                        "national-id-structure"),
                death("a name of symbols", scene -> scene.husband().named("### ؟؟؟"), "name-unreadable"),
                death("another one's name", scene -> scene.husband().named("سعيد علي"), "name-differs"),
                death("another birth date", scene -> scene.husband().bornOn("1960-03-15"), "birth-date-differs"),
                death("the other sex", scene -> scene.husband().ofSex("female"), "sex-differs"),
                new Dirt("a person who has died", "death", Dirt::deadAlready, "person-deceased"),
                new Dirt("a death that lies ahead", "death", scene -> dies(scene, 1), "date-in-future"),
                new Dirt("a death of long ago", "death", scene -> dies(scene, -400), "date-too-early"),
                new Dirt("numbers of two people", "death", Dirt::ofTwo, "several-persons"),
                new Dirt("a mother without a family file", "birth", Dirt::motherAlone, "no-household"),
                new Dirt("a birth that was reported before", "birth", Dirt::bornTwice, "duplicate-identifier"),
                new Dirt("a newborn of months", "birth", Dirt::late, "not-newborn"),
                new Dirt("a number of another birth date", "birth", Dirt::numberOfAnotherDay, "national-id-birth-date"),
                new Dirt("a marriage of two heads", "marriage", Dirt::twoHeads, "both-heads"),
                new Dirt("a marriage without a head", "marriage", Dirt::noHead, "no-head"),
                new Dirt("a divorce of two who are no couple", "divorce", Dirt::noCouple, "not-one-household"),
                new Dirt(
                        "a correction to another's number",
                        "identity-correction",
                        Dirt::takenNumber,
                        "duplicate-identifier"),
                new Dirt("a category from tomorrow on", "means-test", Dirt::categoryAhead, "date-in-future"));
    }

    private static Dirt death(String name, Function<Scene, Person> person, String reason) {
        return new Dirt(name, "death", scene -> List.of(patient(person.apply(scene), dead(TODAY))), reason);
    }

    private static List<String> dies(Scene scene, int days) {
        return List.of(patient(scene.husband(), dead(TODAY.plusDays(days))));
    }

    private static List<String> deadAlready(Scene scene) {
        scene.registry().report("death", patient(scene.daughter(), dead(TODAY)));
        return List.of(patient(scene.daughter(), dead(TODAY)));
    }

    private static List<String> ofTwo(Scene scene) {
        String second = "{'system':'https://fhir.usra.example/id/national-id','value':'"
                + scene.wife().nationalId() + "'},";
        return List.of(patient(scene.husband(), dead(TODAY)).replace("'identifier':[", "'identifier':[" + second));
    }

    private static List<String> motherAlone(Scene scene) {
        Person mother = stranger("1990-05-05", "female");
        scene.registry().record.load(patient(mother, ",'id':'mother-" + mother.nationalId() + "'"));
        return birth(stranger(TODAY.toString(), "male"), mother);
    }

    private static List<String> bornTwice(Scene scene) {
        List<String> birth = birth(stranger(TODAY.toString(), "male"), scene.wife());
        scene.registry().report("birth", birth.toArray(String[]::new));
        return birth;
    }

    private static List<String> late(Scene scene) {
        return birth(stranger(TODAY.minusDays(200).toString(), "female"), scene.wife());
    }

    private static List<String> numberOfAnotherDay(Scene scene) {
        Person baby = stranger(TODAY.minusDays(1).toString(), "female");
        return birth(baby.bornOn(TODAY.toString()), scene.wife());
    }

    private static List<String> birth(Person baby, Person mother) {
        return List.of(patient(baby, ""), relative("MTH", mother, ""));
    }

    private static List<String> twoHeads(Scene scene) {
        Family other = scene.registry().family("head 1990-01-01 female");
        return List.of(patient(scene.husband(), ""), relative("SPS", other.head(), period("start", TODAY)));
    }

    private static List<String> noHead(Scene scene) {
        Family other = scene.registry().family("head 1960-01-01 male", "child 1998-01-01 male");
        return List.of(patient(scene.daughter(), ""), relative("SPS", other.of(1), period("start", TODAY)));
    }

    private static List<String> noCouple(Scene scene) {
        return List.of(patient(scene.husband(), ""), relative("SPS", scene.daughter(), period("end", TODAY)));
    }

    private static List<String> takenNumber(Scene scene) {
        Person known = scene.registry().family("head 1960-03-14 male").head();
        return List.of(corrected(scene.husband(), known.nationalId()));
    }

    private static List<String> categoryAhead(Scene scene) {
        return List.of(patient(scene.husband(), ""), coverage("unable", TODAY.plusDays(1)));
    }
}
