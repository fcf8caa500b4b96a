package org.usra.clinic.registration;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.usra.rules.identity.NationalId;
import org.usra.rules.identity.Sex;

/** What keeps a member's row from being sent: message by field, in the order of the form. */
final class MemberCheck {

    private final MemberRow row;
    private final LocalDate today;
    private final Map<String, String> errors;

    private MemberCheck(MemberRow row, LocalDate today, Map<String, String> errors) {
        this.row = row;
        this.today = today;
        this.errors = errors;
    }

    static void of(MemberRow row, LocalDate today, Map<String, String> errors) {
        MemberCheck check = new MemberCheck(row, today, errors);
        check.paper();
        check.birth();
        if (!row.warnings().isEmpty() && !row.isCompared()) {
            check.wrong("compared", "compare");
        }
        if (row.paper() != Paper.EMERGENCY_TAG) {
            check.nameAndSex();
        }
        if (!row.value("phone").isEmpty() && row.phone().isEmpty()) {
            check.wrong("phone", "phone");
        }
    }

    private void paper() {
        if (isHead() && !row.paper().proves()) {
            wrong("paper", "head-paper");
        }
        boolean written = !row.value("identity").isEmpty();
        switch (row.paper()) {
            case NATIONAL_ID -> nationalId(written);
            case PASSPORT -> {
                if (!written || !row.fault().isEmpty()) {
                    wrong("identity", "passport");
                }
            }
            case EMERGENCY_TAG -> {
                if (!written) {
                    wrong("identity", "tag");
                }
            }
            case NEWBORN -> newborn(written);
        }
    }

    private void nationalId(boolean written) {
        if (!written) {
            wrong("identity", isHead() ? "head-identity" : "identity-missing");
        } else if (!row.fault().isEmpty()) {
            wrong("identity", "identity");
        }
        row.nationalId().ifPresent(id -> {
            if (id.birthDate().isAfter(today)) {
                wrong("identity", "identity-future");
            } else if (row.checkDigit() == CheckDigit.REFUSE && !id.checkDigitAgrees()) {
                wrong("identity", "check-digit");
            }
        });
    }

    /** Known by its mother and its first day, since it has no number yet. */
    private void newborn(boolean written) {
        if (written) {
            wrong("identity", "newborn-number");
        }
        if (row.value("mother").isEmpty()) {
            wrong("mother", "newborn-mother");
        }
        if (row.birth().filter(born -> born.isBefore(today.minusYears(1))).isPresent()) {
            wrong("day", "newborn-age");
        }
    }

    private void birth() {
        boolean unknown = row.paper() == Paper.EMERGENCY_TAG && (row.day() + row.month() + row.year()).isEmpty();
        if (!unknown && row.birth().filter(born -> !born.isAfter(today)).isEmpty()) {
            wrong("day", "birth");
        }
        if (!row.governorate().isEmpty() && !NationalId.GOVERNORATES.contains(row.governorate())) {
            wrong("governorate", "governorate");
        }
    }

    private void nameAndSex() {
        if (row.value("own").isEmpty()) {
            wrong("own", "own");
        }
        if (row.value("father").isEmpty() && row.value("family").isEmpty()) {
            wrong("father", "father");
        }
        if (Stream.of(Sex.values()).noneMatch(sex -> sex.code().equals(row.sex()))) {
            wrong("sex", "sex");
        }
    }

    private boolean isHead() {
        return row.role().equals("head");
    }

    private void wrong(String field, String message) {
        errors.put(row.field(field), "register.error." + message);
    }
}
