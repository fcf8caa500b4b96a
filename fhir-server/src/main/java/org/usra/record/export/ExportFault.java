package org.usra.record.export;

import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The sentences with which an export is refused. */
final class ExportFault {

    private ExportFault() {}

    static Refused notPermitted() {
        return new Refused(
                RefusalKind.FORBIDDEN,
                new Refusal(
                        "not-permitted",
                        "التصدير لجهة التأمين ومدير المنظومة ونطاق الاستيراد فقط.",
                        "An export is for the insurer, administrators of the scheme and the import scope only."));
    }

    static Refused notAsync() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "missing-element",
                        "التصدير عمل طويل: أرسل Prefer: respond-async وتابعه على العنوان الذي يُعطى لك.",
                        "An export takes long: send Prefer: respond-async and follow it where you are told.",
                        "http.Prefer"));
    }

    static Refused type(String type) {
        return value(
                "_type",
                "\"" + type + "\" is no type that this export can hold",
                "النوع «" + type + "» لا يدخل في هذا التصدير");
    }

    static Refused format(String format) {
        return value(
                "_outputFormat",
                "\"" + format + "\" is not offered, only application/fhir+ndjson",
                "الصيغة «" + format + "» غير متاحة، والمتاح application/fhir+ndjson");
    }

    static Refused filter(String filter, String english, String arabic) {
        return value("_typeFilter", "\"" + filter + "\": " + english, "«" + filter + "»: " + arabic);
    }

    static Refused since(String since) {
        return value("_since", "\"" + since + "\" is no instant", "«" + since + "» ليس وقتًا صحيحًا");
    }

    private static Refused value(String parameter, String english, String arabic) {
        return new Refused(
                RefusalKind.MALFORMED, new Refusal("wrong-type", arabic + ".", english + ".", "http." + parameter));
    }
}
