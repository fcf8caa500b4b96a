package org.usra.record.search;

import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The refusals of a search: what was asked is not understood, or costs more than one request may. */
public final class SearchFault {

    private SearchFault() {}

    /** The same refusal, naming the parameter of the address that it is about. */
    public static Refused at(Refused refused, String parameter) {
        return new Refused(
                refused.kind(),
                refused.refusals().stream()
                        .map(refusal -> refusal.element() == null ? refusal.at("http." + parameter) : refusal)
                        .toList());
    }

    /** A parameter that the type does not have, or that is not supported here: never silently a wider answer. */
    public static Refused parameter(String name) {
        return new Refused(
                RefusalKind.UNSUPPORTED_PARAMETER,
                new Refusal(
                        "unknown-parameter",
                        "معامل البحث \"" + name + "\" غير معروف هنا. راجع قائمة المعاملات في metadata.",
                        "The search parameter \"" + name + "\" is not known here. See the list in /metadata."));
    }

    /** A parameter that only some types have, in a search of all. */
    static Refused withoutTypes(String name) {
        return new Refused(
                RefusalKind.UNSUPPORTED_PARAMETER,
                new Refusal(
                        "unknown-parameter",
                        "لا يُبحث بالمعامل \"" + name + "\" في كل الأنواع معًا. حدّد الأنواع في _type.",
                        "The search parameter \"" + name + "\" is not known to every type. Name the types in _type."));
    }

    static Refused modifier(String name) {
        return new Refused(
                RefusalKind.UNSUPPORTED_PARAMETER,
                new Refusal(
                        "unknown-parameter",
                        "لا يقبل معامل البحث \"" + name + "\" هذا المُعدِّل.",
                        "The search parameter \"" + name + "\" does not take this modifier."));
    }

    /** A value that is not of the parameter's type; why not in both languages, without a stop. */
    public static Refused value(String value, String english, String arabic) {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "wrong-type",
                        "لا يمكن استعمال قيمة البحث \"" + value + "\": " + arabic + ".",
                        "The search value \"" + value + "\" cannot be used: " + english + "."));
    }

    static Refused tooCostly(String english, String arabic) {
        return new Refused(RefusalKind.TOO_COSTLY, new Refusal("too-costly", arabic, english));
    }
}
