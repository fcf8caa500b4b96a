package org.usra.clinic.registration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Digits;
import org.usra.clinic.shell.Refusals;
import org.usra.rules.identity.MobileNumber;
import org.usra.rules.identity.NationalId;
import org.usra.rules.identity.PassportNumber;
import org.usra.rules.identity.Sex;
import org.usra.rules.refusal.Refused;

/**
 * One member's row of the registration form. Birth date, sex and governorate stand in the national ID: they are proposed
 * from it, and what the clerk writes is kept and compared.
 */
public record MemberRow(int index, Entered entered, CheckDigit checkDigit) {

    public static final List<String> ROLES = List.of("head", "spouse", "child", "parent", "other");

    public String field(String name) {
        return name + "-" + index;
    }

    public String value(String name) {
        return entered.value(field(name));
    }

    public boolean isBlank() {
        return Stream.of("identity", "own", "father", "family", "latin")
                .allMatch(name -> value(name).isEmpty());
    }

    /** The first row is the head; the form proposes wife or husband next, then children. */
    public String role() {
        return entered.value(field("role"), index == 0 ? "head" : index == 1 ? "spouse" : "child");
    }

    public Paper paper() {
        return Paper.of(value("paper"));
    }

    public Optional<NationalId> nationalId() {
        return paper() == Paper.NATIONAL_ID ? nationalId("identity") : Optional.empty();
    }

    public String day() {
        return proposed("day", id -> String.valueOf(id.birthDate().getDayOfMonth()));
    }

    public String month() {
        return proposed("month", id -> String.valueOf(id.birthDate().getMonthValue()));
    }

    public String year() {
        return proposed("year", id -> String.valueOf(id.birthDate().getYear()));
    }

    public String sex() {
        return proposed("sex", id -> id.sex().code());
    }

    /** The code of the governorate where the birth was registered. */
    public String governorate() {
        return proposed("governorate", NationalId::governorate);
    }

    public String name() {
        return Stream.of("own", "father", "grandfather", "family")
                .map(this::value)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public Optional<LocalDate> birth() {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(Digits.only(year())),
                    Integer.parseInt(Digits.only(month())),
                    Integer.parseInt(Digits.only(day()))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public Optional<MobileNumber> phone() {
        try {
            return value("phone").isEmpty() ? Optional.empty() : Optional.of(MobileNumber.parse(value("phone")));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    /** What is wrong with the structure of the number, in words; empty where nothing is, or nothing is written. */
    public String fault() {
        String typed = value("identity");
        try {
            if (!typed.isEmpty()) {
                switch (paper()) {
                    case NATIONAL_ID -> NationalId.parse(typed);
                    case PASSPORT -> PassportNumber.parse(typed);
                    case NEWBORN, EMERGENCY_TAG -> {}
                }
            }
            return "";
        } catch (Refused refused) {
            return Refusals.words(refused.refusals().getFirst());
        }
    }

    /** What the clerk compares with the document before the row passes; nothing of it refuses. */
    public List<String> warnings() {
        return nationalId().stream()
                .flatMap(id -> Stream.concat(
                        checkDigit == CheckDigit.WARN ? id.warnings().stream() : Stream.empty(),
                        id
                                .differences(
                                        birth().orElse(null),
                                        sexOrNull(),
                                        governorate().isEmpty() ? null : governorate())
                                .stream()))
                .map(Refusals::words)
                .toList();
    }

    /** What was compared, in short: who confirms one number has not confirmed the next. */
    public String comparison() {
        return inShort(Stream.of(value("identity"), day(), month(), year(), sex(), governorate()));
    }

    public boolean isCompared() {
        return entered.is(field("compared"), comparison());
    }

    /** The answers "a different person" that were given about this person as it stands now. */
    public List<String> answers() {
        return entered.values(field("different")).stream()
                .filter(answer -> answer.endsWith(answer("")))
                .toList();
    }

    /** The answer "a different person" about somebody of the record: once the row changes it is asked anew. */
    public String answer(String patient) {
        Stream<String> typed = Stream.of(
                        "paper", "identity", "own", "father", "grandfather", "family", "latin", "mother")
                .map(this::value);
        String phone = phone().map(MobileNumber::e164).orElse("");
        return patient + "~" + inShort(Stream.concat(typed, Stream.of(phone, day(), month(), year(), sex())));
    }

    private static String inShort(Stream<String> traits) {
        return Integer.toHexString(traits.toList().hashCode());
    }

    private @Nullable Sex sexOrNull() {
        return Stream.of(Sex.values())
                .filter(sex -> sex.code().equals(sex()))
                .findFirst()
                .orElse(null);
    }

    private Optional<NationalId> nationalId(String name) {
        return NationalId.looksLike(value(name)) ? Optional.of(NationalId.parse(value(name))) : Optional.empty();
    }

    /** What the clerk wrote; where that is nothing, or what an earlier number proposed, what the number states. */
    private String proposed(String name, Function<NationalId, String> stated) {
        String written = Digits.latin(value(name));
        boolean own = !written.isEmpty() && !nationalId("proposed").map(stated).equals(Optional.of(written));
        return own ? written : nationalId().map(stated).orElse(written);
    }
}
