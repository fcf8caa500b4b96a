package org.usra.launcher.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.usra.rules.identity.NationalId;
import org.usra.rules.identity.Sex;

/**
 * The family of the demonstration: always the same people with the same national IDs, under fixed ids.
 *
 * <p>The wife is the citizen who signs in. Her blood pressure and her palpitations are why a referral makes sense.
 */
final class DemoFamily {

    static final String WIFE = "patient-citizen";

    private static final Names.Word HEAD = new Names.Word("محمود", "Mahmoud");
    private static final Names.Word FATHER = new Names.Word("حسن", "Hassan");
    private static final Names.Word GRANDFATHER = new Names.Word("علي", "Ali");
    private static final Names.Word FAMILY = new Names.Word("البورسعيدي", "Elborsaidy");

    private final List<Person> members = new ArrayList<>();

    DemoFamily() {
        Names.Word ahmed = new Names.Word("أحمد", "Ahmed");
        add(
                "patient-demo-head",
                "head",
                Sex.MALE,
                LocalDate.of(1985, 3, 14),
                List.of(HEAD, FATHER, GRANDFATHER),
                "أمينة إبراهيم عوض");
        members.add(new Person(
                1,
                "Patient/" + WIFE,
                "spouse",
                number(1, Sex.FEMALE, LocalDate.of(1990, 6, 21)),
                List.of(new Names.Word("فاطمة", "Fatma"), ahmed, new Names.Word("محمود", "Mahmoud")),
                new Names.Word("الشناوي", "Elshenawy"),
                "هدى محمد السيد"));
        String mother = members.getLast().arabicName();
        child("patient-demo-son", Sex.MALE, LocalDate.of(2014, 2, 9), new Names.Word("يوسف", "Youssef"), mother);
        child("patient-demo-daughter", Sex.FEMALE, LocalDate.of(2018, 9, 30), new Names.Word("مريم", "Mariam"), mother);
        child("patient-demo-toddler", Sex.FEMALE, LocalDate.of(2024, 5, 18), new Names.Word("جنى", "Jana"), mother);
        members.add(new Person(
                5,
                "Patient/patient-demo-grandmother",
                "parent",
                number(5, Sex.FEMALE, LocalDate.of(1957, 1, 3)),
                List.of(
                        new Names.Word("أمينة", "Amina"),
                        new Names.Word("إبراهيم", "Ibrahim"),
                        new Names.Word("سعد", "Saad")),
                new Names.Word("عوض", "Awad"),
                "زينب علي حسن"));
    }

    List<Person> members() {
        return List.copyOf(members);
    }

    private void child(String id, Sex sex, LocalDate born, Names.Word own, String mother) {
        add(id, "child", sex, born, List.of(own, HEAD, FATHER), mother);
    }

    private void add(String id, String role, Sex sex, LocalDate born, List<Names.Word> given, String mother) {
        int number = members.size();
        members.add(new Person(number, "Patient/" + id, role, number(number, sex, born), given, FAMILY, mother));
    }

    private static NationalId number(int person, Sex sex, LocalDate born) {
        return PersonNumbers.nationalId(person, sex, born, "03");
    }
}
