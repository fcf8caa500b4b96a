package org.usra.rules.identity;

import java.util.Locale;
import java.util.regex.Pattern;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * The number of a foreigner's passport, as its machine-readable zone writes it: capital Latin letters and digits.
 *
 * <p>Every state numbers by itself, so only the shape can be judged.
 */
public record PassportNumber(String code) {

    private static final Pattern SHAPE = Pattern.compile("(?=.*[0-9])[A-Z0-9]{5,15}");

    public PassportNumber {
        if (!SHAPE.matcher(code).matches()) {
            throw new Refused(
                    RefusalKind.INVALID,
                    new Refusal(
                            "identifier-structure",
                            "هذا ليس رقم جواز سفر. اكتب من 5 إلى 15 حرفًا لاتينيًا ورقمًا كما في الجواز، مثل A12345678.",
                            "This is no passport number. Write its 5 to 15 Latin letters and digits as the passport"
                                    + " shows them, for example A12345678."));
        }
    }

    /** Reads what a person typed; throws {@link Refused} where it cannot be a passport's number. */
    public static PassportNumber parse(String typed) {
        return new PassportNumber(Digits.compact(typed).toUpperCase(Locale.ROOT));
    }

    /** Its end only: a number of a document must not reach a log. */
    @Override
    public String toString() {
        return "*".repeat(code.length() - 3) + code.substring(code.length() - 3);
    }
}
