package org.usra.rules.referral;

import java.util.Arrays;
import java.util.Locale;

/** What somebody does with a referral; the name of its operation and the words on its button. */
public enum Action {
    SUBMIT("ServiceRequest/$submit", "إرسال الإحالة", "Send the referral"),
    CHOOSE("ServiceRequest/[id]/$choose", "اختيار المستشفى", "Choose a hospital"),
    RECEIVE("Task/[id]/$receive", "تأكيد الاستلام", "Confirm receipt"),
    ACCEPT("Task/[id]/$accept", "قبول", "Accept"),
    DECLINE("Task/[id]/$decline", "رفض", "Decline"),
    REQUEST_INFORMATION("Task/[id]/$request-information", "طلب معلومات", "Ask for information"),
    ANSWER("Task/[id]/$answer", "الرد على السؤال", "Answer the question"),
    RETURN_WITH_ADVICE("Task/[id]/$return-with-advice", "إعادة مع مشورة", "Return with advice"),
    REDIRECT("Task/[id]/$redirect", "اقتراح خدمة أخرى", "Propose another service"),
    BOOK("Appointment/$book", "حجز موعد", "Book an appointment"),
    RESCHEDULE("Appointment/[id]/$reschedule", "تغيير الموعد", "Change the appointment"),
    CANCEL_APPOINTMENT("Appointment/[id]/$cancel", "إلغاء الموعد", "Cancel the appointment"),
    NO_SHOW("Appointment/[id]/$no-show", "لم يحضر المريض", "The patient did not come"),
    ARRIVE("Encounter/$admit", "تسجيل الحضور", "Register arrival"),
    ADMIT("Encounter/$admit", "دخول للإقامة", "Admit to a ward"),
    NOTE("Encounter/[id]/$note", "ملاحظة مبدئية", "Interim note"),
    DISCHARGE_PENDING("Encounter/[id]/$discharge-pending", "خروج والتقرير لاحقا", "Discharge, report to follow"),
    DISCHARGE("Encounter/[id]/$discharge", "خروج مع التقرير", "Discharge with report"),
    CLOSE("Task/[id]/$close", "إغلاق الحلقة", "Close the loop"),
    LAPSE("", "انتهاء مهلة الرد", "Answer overdue"),
    HAND_BACK("Task/[id]/$hand-back", "إعادة الإحالة", "Hand the referral back"),
    REVOKE("ServiceRequest/[id]/$revoke", "سحب الإحالة", "Withdraw the referral"),
    ACCEPT_CANCEL("Task/[id]/$answer-cancel", "الموافقة على السحب", "Agree to the withdrawal"),
    REFUSE_CANCEL("Task/[id]/$answer-cancel", "رفض السحب", "Refuse the withdrawal"),
    EXPIRE("", "انتهاء الصلاحية", "Validity over"),
    SUPERSEDE("", "حل محلها دخول طارئ أو وفاة", "Overtaken by an emergency or a death"),
    REFER_ONWARD("ServiceRequest/[id]/$refer-onward", "إحالة إلى جهة أخرى", "Refer onward");

    private final String operation;
    private final String arabic;
    private final String english;

    Action(String operation, String arabic, String english) {
        this.operation = operation;
        this.arabic = arabic;
        this.english = english;
    }

    /** As it stands in the table of moves, for example {@code request-information}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The operation that does it; empty for what only the clocks do. */
    public String operation() {
        return operation;
    }

    public String arabic() {
        return arabic;
    }

    public String english() {
        return english;
    }

    static Action of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action " + code));
    }
}
