package org.usra.rules.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * The national ID of an Egyptian: fourteen digits {@code C YYMMDD GG SSSS K}.
 *
 * <p>A wrong structure is refused. The check digit only warns, because the state never published its rule and nobody
 * may lose care by it. Birth date, sex and governorate of registration are proposals: a clerk's entry is compared with
 * them ({@link #differences}) and never replaced.
 *
 * @param digits fourteen Latin digits
 */
public record NationalId(String digits) {

    private static final Pattern FOURTEEN = Pattern.compile("[0-9]{14}");
    private static final int[] WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    /**
     * Where a birth can be registered, in the order of the codes; 88 is outside Egypt. Names are rows of
     * {@code record.governorate}.
     */
    public static final List<String> GOVERNORATES = List.of(
            "01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "22", "23", "24", "25",
            "26", "27", "28", "29", "31", "32", "33", "34", "35", "88");

    public NationalId {
        structureFault(digits).ifPresent(fault -> {
            throw new Refused(RefusalKind.INVALID, fault);
        });
    }

    /** Reads what a person typed; throws {@link Refused} that names what is wrong with the structure. */
    public static NationalId parse(String typed) {
        return new NationalId(Digits.compact(typed));
    }

    /** {@link #parse(String)}, and the birth date in it is not after {@code today}. */
    public static NationalId parse(String typed, LocalDate today) {
        NationalId id = parse(typed);
        if (id.birthDate().isAfter(today)) {
            throw new Refused(
                    RefusalKind.INVALID,
                    fault(
                            "تاريخ الميلاد في الرقم القومي " + id.birthDate() + " لم يأت بعد. راجع الأرقام من 2 إلى 7.",
                            "The national ID states the birth date " + id.birthDate()
                                    + ", which is in the future. Check digits 2 to 7."));
        }
        return id;
    }

    /** Whether {@link #parse(String)} would accept the text: for a find box that must guess what was typed. */
    public static boolean looksLike(String typed) {
        return structureFault(Digits.compact(typed)).isEmpty();
    }

    /**
     * The number with its check digit, for simulators and invented people; empty where the rule gives none that every
     * known implementation accepts.
     *
     * @param sequence 0 to 9999, odd for a man and even for a woman
     */
    public static Optional<NationalId> compose(LocalDate birthDate, String governorate, int sequence) {
        String first13 = "%d%02d%02d%02d%s%04d"
                .formatted(
                        birthDate.getYear() < 2000 ? 2 : 3,
                        birthDate.getYear() % 100,
                        birthDate.getMonthValue(),
                        birthDate.getDayOfMonth(),
                        governorate,
                        sequence);
        return remainder(first13) == 1 ? Optional.empty() : Optional.of(new NationalId(first13 + checkDigit(first13)));
    }

    /** The birth date that the number states. */
    public LocalDate birthDate() {
        return birthDate(digits);
    }

    /** The sex that the number states. */
    public Sex sex() {
        return (digits.charAt(12) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** The code of the governorate where the birth was registered, which need not be where the person lives. */
    public String governorate() {
        return digits.substring(7, 9);
    }

    /** Whether the last digit is the one that the known rule gives. */
    public boolean checkDigitAgrees() {
        return digits.charAt(13) - '0' == checkDigit(digits.substring(0, 13));
    }

    /** What a clerk should look at again; never a reason to refuse. */
    public List<Refusal> warnings() {
        return checkDigitAgrees()
                ? List.of()
                : List.of(new Refusal(
                        "national-id-check-digit",
                        "الرقم الأخير من الرقم القومي لا يطابق بقية الأرقام. راجع البطاقة، ثم تابع إن كان مكتوبًا هكذا.",
                        "The last digit of the national ID does not fit the others. Compare it with the card, and go on"
                                + " if the card says so."));
    }

    /**
     * Where the number and what was entered about the person do not agree; a null was not entered.
     *
     * @param enteredGovernorate the code of the one where the birth was registered
     */
    public List<Refusal> differences(
            @Nullable LocalDate enteredBirthDate, @Nullable Sex enteredSex, @Nullable String enteredGovernorate) {
        List<Refusal> differences = new ArrayList<>();
        if (enteredBirthDate != null && !enteredBirthDate.equals(birthDate())) {
            differences.add(new Refusal(
                    "national-id-birth-date",
                    "تاريخ الميلاد المسجل " + enteredBirthDate + " والرقم القومي يذكر " + birthDate()
                            + ". راجع المستند.",
                    "The birth date entered is " + enteredBirthDate + ", the national ID states " + birthDate()
                            + ". Check the document."));
        }
        if (enteredSex != null && enteredSex != sex()) {
            differences.add(new Refusal(
                    "national-id-sex",
                    "النوع المسجل " + enteredSex.arabic() + " والرقم القومي يذكر " + sex().arabic() + ". راجع المستند.",
                    "The sex entered is " + enteredSex.code() + ", the national ID states " + sex().code()
                            + ". Check the document."));
        }
        if (enteredGovernorate != null && !enteredGovernorate.equals(governorate())) {
            differences.add(new Refusal(
                    "national-id-governorate",
                    "محافظة قيد الميلاد المسجلة رمزها " + enteredGovernorate + " والرقمان 8 و9 من الرقم القومي "
                            + governorate() + ". راجع المستند.",
                    "The birth was entered as registered in governorate " + enteredGovernorate
                            + ", digits 8 and 9 of the national ID state " + governorate() + ". Check the document."));
        }
        return List.copyOf(differences);
    }

    /** As a person reads it aloud: {@code 2 850314 03 0123 4}. */
    public String grouped() {
        return String.join(
                " ",
                digits.substring(0, 1),
                digits.substring(1, 7),
                digits.substring(7, 9),
                digits.substring(9, 13),
                digits.substring(13));
    }

    /** Only century and birth date: a national ID must not reach a log. */
    @Override
    public String toString() {
        return digits.substring(0, 7) + "*******";
    }

    private static Optional<Refusal> structureFault(String digits) {
        if (!FOURTEEN.matcher(digits).matches()) {
            return Optional.of(
                    digits.chars().allMatch(Character::isDigit)
                            ? fault(
                                    "الرقم القومي 14 رقمًا، والمكتوب " + digits.length() + ". أكمله من البطاقة.",
                                    "A national ID has 14 digits, this one has " + digits.length()
                                            + ". Complete it from the card.")
                            : fault(
                                    "الرقم القومي أرقام فقط. احذف كل ما عدا الأرقام.",
                                    "A national ID holds digits only. Remove everything else."));
        }
        if (digits.charAt(0) != '2' && digits.charAt(0) != '3') {
            return Optional.of(fault(
                    "الرقم القومي يبدأ بالرقم 2 أو 3 (القرن)، وليس " + digits.charAt(0) + ".",
                    "A national ID begins with 2 or 3 (the century), not with " + digits.charAt(0) + "."));
        }
        try {
            birthDate(digits);
        } catch (DateTimeException e) {
            return Optional.of(fault(
                    "الأرقام من 2 إلى 7 (" + digits.substring(1, 7) + ") ليست تاريخ ميلاد صحيحًا بصيغة سنة شهر يوم.",
                    "Digits 2 to 7 (" + digits.substring(1, 7) + ") are no real birth date as year, month, day."));
        }
        if (!GOVERNORATES.contains(digits.substring(7, 9))) {
            return Optional.of(fault(
                    "الرقمان 8 و9 (" + digits.substring(7, 9) + ") ليسا رمز محافظة.",
                    "Digits 8 and 9 (" + digits.substring(7, 9) + ") are no governorate's code."));
        }
        return Optional.empty();
    }

    private static LocalDate birthDate(String digits) {
        return LocalDate.of(
                (digits.charAt(0) == '2' ? 1900 : 2000) + Integer.parseInt(digits.substring(1, 3)),
                Integer.parseInt(digits.substring(3, 5)),
                Integer.parseInt(digits.substring(5, 7)));
    }

    private static int checkDigit(String first13) {
        return (11 - remainder(first13)) % 10;
    }

    private static int remainder(String first13) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (first13.charAt(i) - '0');
        }
        return sum % 11;
    }

    private static Refusal fault(String arabic, String english) {
        return new Refusal("national-id-structure", arabic, english);
    }
}
