package org.usra.clinic.registration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Digits;
import org.usra.rules.identity.MobileNumber;
import org.usra.rules.identity.NationalId;
import org.usra.rules.refusal.Refused;

/**
 * One member's row of the registration form. Birth date and sex stand in the national ID: they are proposed from it, and
 * what the clerk writes is kept.
 */
public record MemberRow(int index, Entered entered) {

    public static final List<String> ROLES = List.of("head", "spouse", "child", "parent", "other");

    public String field(String name) {
        return name + "-" + index;
    }

    public String value(String name) {
        return entered.value(field(name));
    }

    public boolean isBlank() {
        return List.of("identity", "own", "father", "family", "latin").stream()
                .allMatch(name -> value(name).isEmpty());
    }

    public String identity() {
        return Digits.only(value("identity"));
    }

    /** The first row is the head; the form proposes wife or husband next, then children. */
    public String role() {
        return entered.value(field("role"), index == 0 ? "head" : index == 1 ? "spouse" : "child");
    }

    public Optional<NationalId> nationalId() {
        return NationalId.looksLike(value("identity"))
                ? Optional.of(NationalId.parse(value("identity")))
                : Optional.empty();
    }

    public String day() {
        return part("day", nationalId().map(id -> id.birthDate().getDayOfMonth()));
    }

    public String month() {
        return part("month", nationalId().map(id -> id.birthDate().getMonthValue()));
    }

    public String year() {
        return part("year", nationalId().map(id -> id.birthDate().getYear()));
    }

    public String sex() {
        return entered.value(
                field("sex"), nationalId().map(id -> id.sex().code()).orElse(""));
    }

    public String governorate() {
        return nationalId().map(NationalId::governorate).orElse("");
    }

    Optional<LocalDate> birth() {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(Digits.only(year())),
                    Integer.parseInt(Digits.only(month())),
                    Integer.parseInt(Digits.only(day()))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void check(LocalDate today, Map<String, String> errors) {
        if (!value("identity").isEmpty() && nationalId().isEmpty()) {
            errors.put(field("identity"), "register.error.identity");
        }
        if (value("own").isEmpty()) {
            errors.put(field("own"), "register.error.own");
        }
        if (value("father").isEmpty() && value("family").isEmpty()) {
            errors.put(field("father"), "register.error.father");
        }
        if (birth().isEmpty() || birth().get().isAfter(today)) {
            errors.put(field("day"), "register.error.birth");
        }
        if (sex().isEmpty()) {
            errors.put(field("sex"), "register.error.sex");
        }
        if (!value("phone").isEmpty() && phone().isEmpty()) {
            errors.put(field("phone"), "register.error.phone");
        }
        if (index == 0 && value("identity").isEmpty()) {
            errors.put(field("identity"), "register.error.head-identity");
        }
    }

    Optional<MobileNumber> phone() {
        try {
            return value("phone").isEmpty() ? Optional.empty() : Optional.of(MobileNumber.parse(value("phone")));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private String part(String name, Optional<Integer> proposed) {
        return entered.value(field(name), proposed.map(String::valueOf).orElse(""));
    }
}
