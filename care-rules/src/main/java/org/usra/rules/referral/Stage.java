package org.usra.rules.referral;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a referral stands: the business status of its current Task, and {@code NONE} before there is one. */
public enum Stage {
    NONE("لم تُرسل بعد", "not sent yet"),
    AWAITING_CHOICE("في انتظار اختيار المستشفى", "waiting for the patient's choice"),
    AWAITING_ACCEPTANCE("في انتظار رد المستشفى", "waiting for the hospital"),
    IN_TRIAGE("قيد الفرز في المستشفى", "in triage at the hospital"),
    ACCEPTED_AWAITING_BOOKING("مقبولة في انتظار الحجز", "accepted, waiting for an appointment"),
    BOOKED("محجوزة", "booked"),
    REROUTING("في انتظار اختيار بديل", "waiting for another choice"),
    AWAITING_INFORMATION("في انتظار معلومات من الوحدة", "waiting for information from the unit"),
    ADVICE_RETURNED("أعيدت مع مشورة", "returned with advice"),
    APPOINTMENT_CANCELLED_PROVIDER("ألغى المستشفى الموعد", "appointment cancelled by the hospital"),
    APPOINTMENT_CANCELLED_PATIENT("ألغى المريض الموعد", "appointment cancelled by the patient"),
    NO_SHOW("لم يحضر المريض", "the patient did not come"),
    ARRIVED("حضر المريض", "the patient has arrived"),
    ADMITTED("دخل المريض للإقامة", "admitted"),
    VISIT_COMPLETED("تمت الزيارة", "visit completed"),
    DISCHARGED_REPORT_DUE("خرج المريض والتقرير مطلوب", "discharged, report due"),
    REPORT_DELIVERED("وصل التقرير", "report delivered"),
    CLOSED_LOOP("أغلقت الحلقة", "loop closed"),
    CANCELLATION_REQUESTED("طُلب سحبها", "withdrawal requested"),
    CANCELLED("مسحوبة", "withdrawn"),
    EXPIRED("انتهت صلاحيتها", "expired"),
    SUPERSEDED("حل محلها حدث آخر", "superseded");

    private final String arabic;
    private final String english;

    Stage(String arabic, String english) {
        this.arabic = arabic;
        this.english = english;
    }

    /** The code of {@code CodeSystem/business-status}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String arabic() {
        return arabic;
    }

    public String english() {
        return english;
    }

    /** The stage with this business status; empty when the code is not ours. */
    public static Optional<Stage> of(String code) {
        return Arrays.stream(values())
                .filter(stage -> stage.code().equals(code))
                .findFirst();
    }
}
