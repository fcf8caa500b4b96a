package org.usra.record.match;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far two people are alike, from 0 to 1, by the formula of docs/fhir/match.md: of what both have, the share that agrees,
 * weighed; and never more than {@link #ENOUGH} of evidence would allow.
 */
record Likeness(double score, Grade grade) {

    /** So much weight must be comparable before full agreement counts as such: few traits prove little. */
    private static final double ENOUGH = 0.70;

    /** Own name, father's, grandfather's, family. */
    private static final double[] NAME = {0.20, 0.15, 0.08, 0.07};

    private static final double BIRTH = 0.22;
    private static final double MOTHER = 0.15;
    private static final double PHONE = 0.08;
    private static final double GENDER = 0.05;

    /** What the code of the match-grade extension says. */
    enum Grade {
        CERTAIN("certain"),
        PROBABLE("probable"),
        POSSIBLE("possible"),
        CERTAINLY_NOT("certainly-not");

        private final String code;

        Grade(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static Likeness of(Traits asked, Traits known) {
        if (asked.nationalId() != null && known.nationalId() != null) {
            // The number decides: no two people share one, and nobody has two.
            return asked.nationalId().equals(known.nationalId())
                    ? new Likeness(1, Grade.CERTAIN)
                    : new Likeness(0, Grade.CERTAINLY_NOT);
        }
        Sum sum = new Sum();
        names(asked, known, sum);
        if (asked.birthDate() != null && known.birthDate() != null) {
            sum.add(BIRTH, dates(asked.birthDate(), known.birthDate()));
        }
        if (!asked.mother().isEmpty() && !known.mother().isEmpty()) {
            sum.add(
                    MOTHER,
                    words(
                            List.of(asked.mother().split(" ")),
                            List.of(known.mother().split(" "))));
        }
        if (!asked.phones().isEmpty() && !known.phones().isEmpty()) {
            sum.add(PHONE, asked.phones().stream().anyMatch(known.phones()::contains) ? 1 : 0);
        }
        if (!asked.gender().isEmpty() && !known.gender().isEmpty()) {
            sum.add(GENDER, asked.gender().equals(known.gender()) ? 1 : 0);
        }
        double score = Math.round(sum.agreed / Math.max(sum.compared, ENOUGH) * 100) / 100.0;
        return new Likeness(score, grade(score));
    }

    /** Without the national ID nobody is certain: twins and cousins share more than this formula can see. */
    private static Grade grade(double score) {
        return score >= 0.85 ? Grade.PROBABLE : score >= 0.60 ? Grade.POSSIBLE : Grade.CERTAINLY_NOT;
    }

    /** The two names, in whatever script, that agree best. */
    private static void names(Traits asked, Traits known, Sum into) {
        Sum best = new Sum();
        for (List<String> one : asked.names()) {
            for (List<String> other : known.names()) {
                Sum sum = new Sum();
                for (int i = 0; i < NAME.length && i < one.size() && i < other.size(); i++) {
                    sum.add(NAME[i], word(one.get(i), other.get(i)));
                }
                if (best.compared == 0 || sum.agreed > best.agreed) {
                    best = sum;
                }
            }
        }
        into.compared += best.compared;
        into.agreed += best.agreed;
    }

    private static double words(List<String> one, List<String> other) {
        int compared = Math.min(one.size(), other.size());
        double agreed = 0;
        for (int i = 0; i < compared; i++) {
            agreed += word(one.get(i), other.get(i));
        }
        return agreed / compared;
    }

    /** One slip of the pen in a word of four letters or more. */
    private static double word(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        return Math.min(one.length(), other.length()) >= 4 && isOneSlip(one, other) ? 0.8 : 0;
    }

    private static boolean isOneSlip(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = longer.equals(one) ? other : one;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int i = 0;
        while (i < shorter.length() && longer.charAt(i) == shorter.charAt(i)) {
            i++;
        }
        String rest = longer.substring(i + 1);
        return longer.length() > shorter.length()
                ? rest.equals(shorter.substring(i))
                : rest.equals(shorter.substring(i + 1));
    }

    private static double dates(LocalDate one, LocalDate other) {
        if (one.equals(other)) {
            return 1;
        }
        if (other.equals(transposed(one))) {
            return 0.8;
        }
        boolean sameYear = one.getYear() == other.getYear();
        boolean sameDay = one.getMonthValue() == other.getMonthValue() && one.getDayOfMonth() == other.getDayOfMonth();
        return sameDay && Math.abs(one.getYear() - other.getYear()) <= 1
                ? 0.6
                : sameYear && one.getMonthValue() == other.getMonthValue() ? 0.5 : 0;
    }

    /** Day and month in each other's place; null where that is no date, or the same one. */
    static @Nullable LocalDate transposed(LocalDate date) {
        return date.getDayOfMonth() > 12 || date.getDayOfMonth() == date.getMonthValue()
                ? null
                : LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
    }

    /** What could be compared, and what of it agreed. */
    private static final class Sum {

        private double compared;
        private double agreed;

        void add(double weight, double share) {
            compared += weight;
            agreed += weight * share;
        }
    }
}
