package org.usra.record.document;

import javax.xml.stream.Location;
import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The sentences with which a body is refused before anybody asks what it means. */
final class BodyFault {

    /** The body itself, for a fault outside every element. */
    private static final String WHOLE = "$this";

    private BodyFault() {}

    static Refused tooManyBytes(long limit) {
        return tooLarge(
                "حجم المحتوى أكبر من " + limit + " بايت. أرسله على أجزاء.",
                "The body is larger than " + limit + " bytes. Send it in parts.",
                null);
    }

    static Refused tooManyTokens(long limit, @Nullable String element) {
        return tooLarge(
                "عدد عناصر المحتوى أكبر من " + limit + ". أرسله على أجزاء.",
                "The body holds more than " + limit + " tokens. Send it in parts.",
                element);
    }

    static Refused tooDeep(int limit, @Nullable String element) {
        return malformed(
                "تداخل العناصر أعمق من " + limit + " مستوى.",
                "The body is nested deeper than " + limit + " levels.",
                element);
    }

    static Refused duplicate(String name, @Nullable String element) {
        return malformed(
                "العنصر «" + name + "» مكرر. اكتبه مرة واحدة، أو قائمة إن كانت له عدة قيم.",
                "The element '" + name + "' appears twice. Write it once, as a list where it has several values.",
                element);
    }

    static Refused unstorableText(@Nullable String element) {
        return malformed(
                "النص يحتوي على حرف لا يمكن حفظه (U+0000 أو نصف حرف بديل).",
                "The text holds a character that cannot be stored (U+0000 or half of a surrogate pair).",
                element);
    }

    static Refused unreasonableNumber(@Nullable String element) {
        return malformed(
                "العدد أطول من 40 خانة أو أسه خارج المدى من -308 إلى 308.",
                "The number is longer than 40 characters, or its exponent is outside -308 to 308.",
                element);
    }

    static Refused notAnObject(@Nullable String element) {
        return malformed(
                "المحتوى ليس مورد FHIR: يجب أن يكون كائن JSON واحدا.",
                "The body is not a FHIR resource: it must be one JSON object.",
                element);
    }

    static Refused notText(String name, @Nullable String element) {
        return malformed(
                "العنصر «" + name + "» يجب أن يكون نصا.", "The element '" + name + "' must be a string.", element);
    }

    static Refused notJson(long line, long column, @Nullable String element) {
        return malformed(
                "المحتوى ليس JSON سليما بترميز UTF-8: السطر " + line + "، العمود " + column + ".",
                "The body is not well-formed JSON in UTF-8: line " + line + ", column " + column + ".",
                element);
    }

    static Refused unreadable() {
        return malformed(
                "تعذرت قراءة المحتوى حتى نهايته: الضغط تالف أو الاتصال انقطع.",
                "The body could not be read to its end: its compression is damaged or the connection broke.",
                null);
    }

    /** @param element the one that was open, empty before the first */
    static Refused notXml(@Nullable Location at, String element) {
        int line = at == null ? 0 : at.getLineNumber();
        int column = at == null ? 0 : at.getColumnNumber();
        return malformed(
                "المحتوى ليس XML سليما: السطر " + line + "، العمود " + column + ".",
                "The body is not well-formed XML: line " + line + ", column " + column + ".",
                element.isEmpty() ? WHOLE : element);
    }

    static Refused strayText(@Nullable String element) {
        return malformed(
                "نص بين العناصر: في FHIR تُكتب القيمة في الخاصية value.",
                "Text between elements: FHIR writes a value in the attribute 'value'.",
                element);
    }

    static Refused unknownType(String type) {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "unknown-type",
                        "«" + type + "» ليس نوع مورد في FHIR R4 بفضاء الأسماء http://hl7.org/fhir.",
                        "'" + type + "' is no FHIR R4 resource type in the namespace http://hl7.org/fhir.",
                        WHOLE));
    }

    static Refused unknownElement(String name, String owner, @Nullable String element) {
        return new Refused(
                RefusalKind.INVALID,
                new Refusal(
                        "unknown-element",
                        "العنصر «" + name + "» غير معروف في " + owner + ". احذفه أو صحح اسمه.",
                        "'" + name + "' is no element of " + owner + ". Remove it or correct its name.",
                        element));
    }

    static Refused documentType() {
        return malformed(
                "لا يُقبل تعريف نوع المستند (DTD) ولا الكيانات المعرفة فيه.",
                "A document type declaration (DTD) and its entities are not accepted.",
                WHOLE);
    }

    static Refused malformed(String arabic, String english, @Nullable String element) {
        return new Refused(RefusalKind.MALFORMED, new Refusal("malformed", arabic, english, element));
    }

    private static Refused tooLarge(String arabic, String english, @Nullable String element) {
        return new Refused(RefusalKind.TOO_LARGE, new Refusal("too-large", arabic, english, element));
    }
}
