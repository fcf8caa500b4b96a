package org.usra.rules.identity;

import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** What the scheme says when a number that it issues itself was typed wrongly. */
final class IssuedNumber {

    private static final String CODE = "identifier-structure";

    private IssuedNumber() {}

    static Refused wrongForm(String arabicName, String englishName, String example) {
        return new Refused(
                RefusalKind.INVALID,
                new Refusal(
                        CODE,
                        "هذا ليس " + arabicName + ". يكتب هكذا: " + example + ".",
                        "This is no " + englishName + ". It is written like " + example + "."));
    }

    static Refused wrongCheckDigit(String arabicName, String englishName) {
        return new Refused(
                RefusalKind.INVALID,
                new Refusal(
                        CODE,
                        "رقم المراجعة في " + arabicName + " غير مطابق: أحد الأرقام خطأ. راجعه على المستند.",
                        "The check digit of the " + englishName
                                + " does not fit: one of its digits is wrong. Compare it with the document."));
    }
}
