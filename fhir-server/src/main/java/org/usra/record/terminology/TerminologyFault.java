package org.usra.record.terminology;

import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The refusals of the terminology. */
public final class TerminologyFault {

    private TerminologyFault() {}

    /** A code system, value set or map that is not here, or not in that version. */
    public static Refused unknown(String type, CanonicalUrl url) {
        return new Refused(
                RefusalKind.NOT_FOUND,
                new Refusal(
                        "reference-not-found",
                        "لا يوجد هنا " + type + " بالاسم \"" + url + "\". حمّله أو صحّح العنوان.",
                        "There is no " + type + " \"" + url + "\" here. Load it, or correct the URL."));
    }

    /** A value set that needs a code system which is not here. */
    public static Refused unknownSystem(String url, String element) {
        return new Refused(
                RefusalKind.UNRESOLVED,
                new Refusal(
                        "reference-not-found",
                        "تحتاج مجموعة القيم إلى نظام الترميز \"" + url + "\" وهو غير محمّل هنا.",
                        "The value set needs the code system \"" + url + "\", which is not loaded here.",
                        element));
    }

    /** A value set that draws on another one which is not here. */
    public static Refused unresolvedSet(String url, String element) {
        return new Refused(
                RefusalKind.UNRESOLVED,
                new Refusal(
                        "reference-not-found",
                        "تستند مجموعة القيم إلى \"" + url + "\" وهي غير موجودة هنا.",
                        "The value set draws on \"" + url + "\", which is not here.",
                        element));
    }

    public static Refused unknownCode(String system, String code) {
        return new Refused(
                RefusalKind.NOT_FOUND,
                new Refusal(
                        "unknown-code",
                        "لا يعرف نظام الترميز \"" + system + "\" الرمز \"" + code + "\".",
                        "The code system \"" + system + "\" does not know the code \"" + code + "\"."));
    }

    /** A definition that says something which cannot be computed. */
    public static Refused invalid(String english, String arabic, @Nullable String element) {
        return new Refused(RefusalKind.INVALID, new Refusal("wrong-type", arabic, english, element));
    }

    /** Inputs that do not say enough, or contradict each other. */
    public static Refused malformed(String english, String arabic, String element) {
        return new Refused(RefusalKind.MALFORMED, new Refusal("missing-element", arabic, english, element));
    }

    public static Refused tooCostly(String english, String arabic) {
        return new Refused(RefusalKind.TOO_COSTLY, new Refusal("too-costly", arabic, english));
    }
}
