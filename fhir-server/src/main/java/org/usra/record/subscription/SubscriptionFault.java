package org.usra.record.subscription;

import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Why a Subscription is refused: each names the element and the remedy. */
final class SubscriptionFault {

    private static final String CHANNEL = "Subscription.channel";

    private SubscriptionFault() {}

    static Refused topic(String criteria) {
        return invalid(
                "unknown-topic",
                "الموضوع «" + criteria + "» غير منشور هنا. اختر أحد مواضيع metadata.",
                "The topic \"" + criteria + "\" is not published here. Choose one of those in /metadata.",
                "Subscription.criteria");
    }

    static Refused filter(String filter, Iterable<String> offered) {
        String names = String.join(", ", offered);
        return invalid(
                "filter-not-offered",
                "لا يقبل الموضوع المرشِّح «" + filter + "». المرشّحات: " + names + ".",
                "The topic does not take the filter \"" + filter + "\". It takes: " + names + ".",
                "Subscription.criteria.extension");
    }

    static Refused channel(String type) {
        return invalid(
                "not-offered",
                "القناة «" + type + "» غير متاحة. المتاح rest-hook.",
                "The channel \"" + type + "\" is not offered. rest-hook is.",
                CHANNEL + ".type");
    }

    static Refused payload(String type) {
        return invalid(
                "not-offered",
                "صيغة الإشعار «" + type + "» غير متاحة. المتاح application/fhir+json.",
                "Notifications are not sent as \"" + type + "\". application/fhir+json is.",
                CHANNEL + ".payload");
    }

    static Refused content() {
        return invalid(
                "missing-element",
                "حدّد محتوى الإشعار في backport-payload-content: ‏empty أو id-only أو full-resource.",
                "Say what a notification carries in backport-payload-content: empty, id-only or full-resource.",
                CHANNEL + ".payload.extension");
    }

    static Refused endpoint() {
        return invalid(
                "endpoint-not-allowed",
                "لا يُسمح بالإرسال إلى هذا العنوان. اطلب من المشغّل إضافته إلى العناوين المسموحة.",
                "Nothing is sent to this address. Ask the operator to add it to the allowed ones.",
                CHANNEL + ".endpoint");
    }

    static Refused header(String name) {
        return invalid(
                "header-not-allowed",
                "الترويسة «" + name + "» يضعها الخادم أو ليست بصيغة «الاسم: القيمة». احذفها أو صحّحها.",
                "The header \"" + name
                        + "\" is the server's own or not written \"Name: value\". Leave it out or correct it.",
                CHANNEL + ".header");
    }

    static Refused number(String extension, long least, long most) {
        return invalid(
                "wrong-type",
                "قيمة " + extension + " عدد صحيح من " + least + " إلى " + most + ".",
                "The value of " + extension + " is a whole number from " + least + " to " + most + ".",
                CHANNEL + ".extension");
    }

    static Refused secret(int least, int most) {
        return invalid(
                "wrong-type",
                "السر نص من " + least + " إلى " + most + " حرفًا، في امتداد channel وحده.",
                "The secret is a string of " + least + " to " + most
                        + " characters, in an extension of the channel only.",
                CHANNEL + ".extension");
    }

    private static Refused invalid(String code, String arabic, String english, String element) {
        return new Refused(RefusalKind.INVALID, new Refusal(code, arabic, english, element));
    }
}
