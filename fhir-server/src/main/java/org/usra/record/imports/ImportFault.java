package org.usra.record.imports;

import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The sentences with which an import, or one line of it, is refused. */
final class ImportFault {

    private ImportFault() {}

    static Refused notPermitted() {
        return new Refused(
                RefusalKind.FORBIDDEN,
                new Refusal(
                        "not-permitted", "الاستيراد لنطاق الاستيراد فقط.", "An import is for the import scope only."));
    }

    static Refused notLines() {
        return new Refused(
                RefusalKind.UNSUPPORTED_MEDIA,
                new Refusal(
                        "bad-format",
                        "أرسل الموارد نفسها بالنوع application/fhir+ndjson، موردًا في كل سطر. هذا الخادم لا يجلب عناوين.",
                        "Send the resources themselves as application/fhir+ndjson, one on each line. This server fetches no"
                                + " addresses.",
                        "http.Content-Type"));
    }

    static Refused encoding(String encoding) {
        return new Refused(
                RefusalKind.UNSUPPORTED_MEDIA,
                new Refusal(
                        "bad-format",
                        "الترميز «" + encoding + "» غير مدعوم. استخدم gzip أو لا شيء.",
                        "The encoding \"" + encoding + "\" is not supported. Use gzip, or none.",
                        "http.Content-Encoding"));
    }

    static Refused unreadable() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "malformed",
                        "انقطع المحتوى أو تعذرت قراءته. لم يُستورد شيء.",
                        "The body broke off or could not be read. Nothing was imported."));
    }

    static Refused nothing() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal("missing-element", "لا يوجد سطر واحد للاستيراد.", "There is no line to import."));
    }

    static Refused tooLarge(long most) {
        return new Refused(
                RefusalKind.TOO_LARGE,
                new Refusal(
                        "too-large",
                        "المحتوى أكبر من " + most + " بايت. قسّمه على عدة طلبات.",
                        "The body is larger than " + most + " bytes. Send it in several requests."));
    }

    static Refused longLine(long most) {
        return new Refused(
                RefusalKind.TOO_LARGE,
                new Refusal(
                        "too-large",
                        "السطر أطول من " + most + " بايت.",
                        "The line is longer than " + most + " bytes."));
    }

    static Refused unknownType(String type) {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "unknown-type",
                        "\"" + type + "\" ليس نوعًا من أنواع FHIR R4.",
                        "\"" + type + "\" is not a resource type of FHIR R4.",
                        "resourceType"));
    }

    static Refused noId(String type) {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "missing-element",
                        "المورد بلا معرّف صحيح. يُكتب المورد المستورد تحت معرّفه.",
                        "The resource has no valid id. What is imported is written under its own id.",
                        type + ".id"));
    }

    static Refused collided() {
        return new Refused(
                RefusalKind.CONFLICT,
                new Refusal(
                        "collision",
                        "تعارض هذا السطر مع سجل محفوظ أو مع كتابة أخرى في اللحظة نفسها، ولم يُكتب. ابحث عن ذلك السجل، ثم استورد السطر مرة أخرى.",
                        "The line collides with what is stored, or with another write at the same moment, and was not"
                                + " written. Look for that resource, then import the line again."));
    }
}
