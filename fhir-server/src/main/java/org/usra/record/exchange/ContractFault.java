package org.usra.record.exchange;

import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Why a message does not keep its contract: the authority that sent it sends a right one, under another id. */
final class ContractFault {

    private ContractFault() {}

    static Refused unknownEvent(String event) {
        return fault(
                "unknown-code",
                "الحدث «" + event + "» ليس من أحداث civil-event. راجع عقد التبادل.",
                "The event \"" + event + "\" is none of civil-event. See the contract of the exchange.",
                "MessageHeader.event");
    }

    static Refused notInMessage(String place) {
        return fault(
                "reference-not-found",
                "المرجع لا يشير إلى مورد في الرسالة نفسها. اكتب fullUrl لمورد فيها.",
                "The reference leads to no resource of the message. Give the fullUrl of one.",
                place);
    }

    static Refused oneOf(String type) {
        return fault(
                "missing-element",
                "عقد هذا الحدث يطلب موردًا واحدًا من النوع " + type + " في focus.",
                "The contract of this event asks for one " + type + " in the focus.",
                "MessageHeader.focus");
    }

    static Refused missing(String element) {
        return fault(
                "missing-element",
                "عنصر يطلبه عقد هذا الحدث ناقص أو غير كامل: " + element + ".",
                "An element that the contract of this event asks for is missing or incomplete: " + element + ".",
                element);
    }

    static Refused oldAndNew() {
        return fault(
                "missing-element",
                "تصحيح الرقم القومي يذكر الرقم القديم مرة (use=old) والجديد مرة.",
                "A correction names the old national ID once (use old) and the new one once.",
                "Patient.identifier");
    }

    static Refused category(String category) {
        return fault(
                "unknown-code",
                "فئة الاشتراك «" + category + "» ليست من فئات هذا الحدث.",
                "The contribution category \"" + category + "\" is none that this event assigns.",
                "Coverage.class[0].value");
    }

    private static Refused fault(String code, String arabic, String english, String element) {
        return new Refused(RefusalKind.INVALID, new Refusal(code, arabic, english, element));
    }
}
