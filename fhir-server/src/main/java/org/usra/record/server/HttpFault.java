package org.usra.record.server;

import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The refusals of HTTP itself: method, media type, address, login. */
final class HttpFault {

    private HttpFault() {}

    static Refused method() {
        return new Refused(
                RefusalKind.NOT_SUPPORTED,
                new Refusal(
                        "not-permitted",
                        "لا تُقبل هذه الطريقة على هذا العنوان.",
                        "This method is not supported at this address."));
    }

    /** Says nothing about what exists: no resource can have such an id. */
    static Refused badId(String type) {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "wrong-type",
                        "المعرّف من 1 إلى 64 حرفًا لاتينيًا أو رقمًا أو شرطة أو نقطة.",
                        "An id is 1 to 64 letters, digits, hyphens and dots.",
                        type + ".id"));
    }

    static Refused address() {
        return new Refused(
                RefusalKind.NOT_FOUND,
                new Refusal("unknown-type", "لا شيء على هذا العنوان.", "There is nothing at this address."));
    }

    static Refused malformedAddress() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal("wrong-type", "العنوان مكتوب بصيغة غير صحيحة.", "The address is not written correctly."));
    }

    static Refused notAcceptable(String asked) {
        return new Refused(
                RefusalKind.NOT_ACCEPTABLE,
                new Refusal(
                        "not-permitted",
                        "لا يكتب هذا الخادم بالصيغة \"" + asked
                                + "\". اطلب application/fhir+json أو application/fhir+xml.",
                        "This server does not write \"" + asked
                                + "\". Ask for application/fhir+json or application/fhir+xml."));
    }

    static Refused mediaType(String sent) {
        return new Refused(
                RefusalKind.UNSUPPORTED_MEDIA,
                new Refusal(
                        "not-permitted",
                        "لا يقرأ هذا الخادم الصيغة \"" + sent
                                + "\". أرسل application/fhir+json أو application/fhir+xml.",
                        "This server does not read \"" + sent
                                + "\". Send application/fhir+json or application/fhir+xml."));
    }

    /** The body of a search is a form; any other would be left unread, and everything found. */
    static Refused noForm() {
        return new Refused(
                RefusalKind.UNSUPPORTED_MEDIA,
                new Refusal(
                        "not-permitted",
                        "تُرسل معاملات البحث بالصيغة application/x-www-form-urlencoded.",
                        "The parameters of a search are sent as application/x-www-form-urlencoded."));
    }

    static Refused unreadable() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "wrong-type",
                        "تعذرت قراءة المحتوى. أرسله كاملًا، ولا تضغطه إلا مع Content-Encoding gzip.",
                        "The body could not be read. Send it whole, and deflated only with Content-Encoding gzip."));
    }

    static Refused tooLarge() {
        return new Refused(
                RefusalKind.TOO_LARGE,
                new Refusal("wrong-type", "المحتوى أكبر من المسموح.", "The body is larger than is allowed."));
    }
}
