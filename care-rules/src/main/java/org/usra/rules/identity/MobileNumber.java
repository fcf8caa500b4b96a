package org.usra.rules.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * A mobile number that can receive a message, in E.164; a number without country code is Egyptian.
 *
 * <p>It does not name one person: a family often shares one telephone.
 */
public record MobileNumber(String e164) {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Set<PhoneNumberType> MOBILE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** Reads what a person typed; throws {@link Refused} where no message can be sent to it. */
    public static MobileNumber parse(String typed) {
        try {
            PhoneNumber number = PHONES.parse(international(Digits.latin(typed)), "EG");
            if (PHONES.isValidNumber(number) && MOBILE.contains(PHONES.getNumberType(number))) {
                return new MobileNumber(PHONES.format(number, PhoneNumberFormat.E164));
            }
        } catch (NumberParseException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    /** As it is read in Egypt: {@code 010 12345678}; a foreign number with its country code. */
    public String grouped() {
        return e164.startsWith("+20") ? "0" + e164.substring(3, 5) + " " + e164.substring(5) : e164;
    }

    /** Enough for its owner to recognise it: {@code +20*******678}. */
    @Override
    public String toString() {
        return e164.substring(0, 3) + "*******" + e164.substring(e164.length() - 3);
    }

    private static String international(String typed) {
        return typed.strip().startsWith("00") ? "+" + typed.strip().substring(2) : typed;
    }

    private static Refused refused(@Nullable Throwable cause) {
        Refused refused = new Refused(
                RefusalKind.INVALID,
                new Refusal(
                        "mobile-number",
                        "هذا ليس رقم محمول. اكتب 11 رقمًا تبدأ بـ 010 أو 011 أو 012 أو 015، أو رقمًا دوليًا يبدأ بـ +.",
                        "This is no mobile number. Write 11 digits beginning with 010, 011, 012 or 015, or an"
                                + " international number beginning with +."));
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }
}
