package org.usra.rules.admission;

import org.usra.rules.refusal.Refusal;

/** What the gate says, each with its remedy. */
public final class AdmissionRefusals {

    public static final Refusal NEEDS_GROUND = new Refusal(
            "admission-needs-ground",
            "لا يجوز تسجيل دخول المريض دون سند: يلزم إحالة سارية موجهة إلى هذا المستشفى، أو خدمة مباحة دون إحالة، أو متابعة"
                    + " لزيارة مصرح بها. وجّه المريض إلى طبيب الأسرة لإصدار إحالة، أو سجل الحالة طوارئ إن كانت طارئة.",
            "The patient cannot be admitted without a ground: a valid referral held by this hospital, a service open"
                    + " without referral, or a follow-up of an authorised visit. Send the patient to the family doctor"
                    + " for a referral, or register an emergency if it is one.");

    public static final Refusal EXPIRED = new Refusal(
            "referral-expired",
            "انتهت صلاحية هذه الإحالة. اطلب من طبيب الأسرة تجديدها.",
            "This referral has expired. Ask the family doctor to renew it.");

    public static final Refusal HELD_BY_OTHER = new Refusal(
            "referral-held-by-other",
            "هذه الإحالة ليست موجهة إلى هذا المستشفى. على المريض اختيار هذا المستشفى عن طريق الوحدة أو مركز الاتصال أولًا.",
            "This referral is not held by this hospital. The patient has to choose this hospital first, at the unit, on"
                    + " the citizen page or through the call centre.");

    public static final Refusal NOT_ACTIVE = new Refusal(
            "referral-not-active",
            "هذه الإحالة غير سارية الآن (ملغاة أو مكتملة أو لم يبدأ موعدها). اطلب من طبيب الأسرة إحالة سارية.",
            "This referral is not active now (revoked, completed or not yet begun). Ask the family doctor for an active"
                    + " one.");

    public static final Refusal OTHER_SERVICE = new Refusal(
            "admission-needs-ground",
            "الإحالة صادرة لخدمة أخرى. سجل الخدمة المحال إليها، أو اطلب من طبيب الأسرة إحالة لهذه الخدمة.",
            "The referral is for another service. Register the service of the referral, or ask the family doctor for a"
                    + " referral to this one.");

    public static final Refusal IN_USE = new Refusal(
            "authorization-used",
            "هذه الإحالة مستخدمة في زيارة لم تنته. أنهِ تلك الزيارة أو اربط الزيارة الجديدة بها (partOf).",
            "This referral is in use by a stay that has not ended. Finish that stay, or make the new one part of it"
                    + " (partOf).");

    public static final Refusal AUTHORIZATION_UNKNOWN = new Refusal(
            "authorization-unknown",
            "رقم الموافقة غير معروف لهذا المريض في هذا المستشفى أو انتهت مدته. راجع الرقم أو اطلب موافقة جديدة.",
            "This authorization number is not known for this patient at this hospital, or its time is over. Check the"
                    + " number or ask for a new one (CoverageEligibilityRequest/$submit).");

    public static final Refusal AUTHORIZATION_USED = new Refusal(
            "authorization-used",
            "رقم الموافقة استُخدم في زيارة أخرى. اطلب موافقة جديدة.",
            "This authorization number was used by another visit. Ask for a new one"
                    + " (CoverageEligibilityRequest/$submit).");

    public static final Refusal PROVIDER_MISMATCH = new Refusal(
            "service-provider-mismatch",
            "مقدم الخدمة في الزيارة ليس الجهة التي سجلت الدخول باسمها. احذف serviceProvider أو اكتب جهتك.",
            "The service provider of the Encounter is not the organisation you are signed in for. Leave serviceProvider"
                    + " out, or name your own organisation.",
            "Encounter.serviceProvider");

    public static final Refusal IMPORT_FOR_REGISTERED = new Refusal(
            "import-not-for-registered-hospital",
            "لا يجوز استيراد زيارات لمستشفى مسجل في المنظومة. على المستشفى تسجيلها بنفسه.",
            "Encounters of a hospital in our register cannot be imported. The hospital has to register them itself.",
            "Encounter.serviceProvider");

    private AdmissionRefusals() {}

    static Refusal tooLate(long hours) {
        return new Refusal(
                "admission-too-late",
                "بداية الزيارة أقدم من " + hours + " ساعة. اكتب وقت الدخول الصحيح، أو سجل زيارة جديدة تبدأ الآن.",
                "The visit begins more than " + hours + " hours ago. Correct the time of admission, or register a new"
                        + " visit that begins now.");
    }
}
