package org.usra.referral.server;

import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** What HAPI's parser does not understand of a request, in our words and with the element's name. */
final class NamedFaults extends StrictErrorHandler {

    @Override
    public void unknownElement(IParseLocation location, String name) {
        throw refused(
                "unknown-element",
                "العنصر «" + name + "» غير معروف. احذفه أو صحح اسمه.",
                "'" + name + "' is no element here. Remove it or correct its name.",
                path(location, name));
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String name,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        throw refused(
                "wrong-type",
                "نوع قيمة «" + name + "» خطأ.",
                "The value of '" + name + "' has the wrong type.",
                path(location, name));
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String name) {
        throw refused(
                "wrong-type",
                "العنصر «" + name + "» له قيمة واحدة وليس قائمة.",
                "'" + name + "' has one value and is not a list.",
                path(location, name));
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String why) {
        throw refused(
                "bad-format",
                "القيمة «" + value + "» غير صالحة.",
                "'" + value + "' cannot be used.",
                path(location, null));
    }

    private static Refused refused(String code, String arabic, String english, String element) {
        return new Refused(RefusalKind.INVALID, new Refusal(code, arabic, english, element));
    }

    /** HAPI seldom says whose element it was: then the name alone says where to look. */
    private static String path(@Nullable IParseLocation location, @Nullable String name) {
        String parent = location == null ? null : location.getParentElementName();
        if (name == null) {
            return parent == null ? "$this" : parent;
        }
        return parent == null ? "$this.descendants()." + name : parent + "." + name;
    }
}
