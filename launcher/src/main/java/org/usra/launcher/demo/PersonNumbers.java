package org.usra.launcher.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.usra.rules.identity.Damm;
import org.usra.rules.identity.InsuranceCardNumber;
import org.usra.rules.identity.NationalId;
import org.usra.rules.identity.Sex;

/**
 * Identifiers that are unique without a list of those already given, so that a load of any size needs no memory.
 *
 * <p>A national ID has 5,000 sequences for each sex and birth date. A person takes the sequence {@code number mod
 * 5,000}, and a birth date whose day count leaves {@code number / 5,000} modulo 32: two persons who share both are the
 * same person.
 */
final class PersonNumbers {

    /** No family of the generator is larger. */
    static final int PER_HOUSEHOLD = 8;

    static final int MOST_HOUSEHOLDS = 20_000;

    private static final int SEQUENCES = 5_000;
    private static final int CLASSES = PER_HOUSEHOLD * MOST_HOUSEHOLDS / SEQUENCES;

    /** Odd and no multiple of five: multiplying by it permutes the card numbers. */
    private static final long CARD_STEP = 61_813_953_671L;

    private static final long CARDS = 100_000_000_000L;

    private PersonNumbers() {}

    static int of(int household, int member) {
        return household * PER_HOUSEHOLD + member;
    }

    /** A national ID with its check digit; the birth date is the wished one or at most some weeks earlier. */
    static NationalId nationalId(int number, Sex sex, LocalDate wished, String governorate) {
        int sequence = number % SEQUENCES * 2 + (sex == Sex.MALE ? 1 : 0);
        int wanted = number / SEQUENCES;
        LocalDate day = wished.minusDays(Math.floorMod(wished.toEpochDay() - wanted, CLASSES));
        Optional<NationalId> id = NationalId.compose(day, governorate, sequence);
        while (id.isEmpty()) {
            day = day.minusDays(CLASSES);
            id = NationalId.compose(day, governorate, sequence);
        }
        return id.get();
    }

    static InsuranceCardNumber card(int number) {
        String digits = "%011d".formatted(Math.floorMod(number * CARD_STEP + 44_710_092_831L, CARDS));
        return new InsuranceCardNumber(digits + Damm.checkDigit(digits));
    }
}
