package org.usra.rules.coverage;

import java.util.Locale;

/** The answer of door 1, in the words that a clerk reads: {@code CodeSystem/access-decision}. */
public enum AccessDecision {
    ELIGIBLE_REFERRAL(true, "مستحق بموجب إحالة سارية.", "Eligible by a valid referral."),
    ELIGIBLE_FAMILY_DOCTOR(
            true, "مستحق للخدمة في وحدته لدى طبيب الأسرة.", "Eligible at the own unit, with the family doctor."),
    ELIGIBLE_DIRECT_ACCESS(true, "مستحق: هذه الخدمة لا تحتاج إلى إحالة.", "Eligible: this service needs no referral."),
    ELIGIBLE_EMERGENCY(
            true,
            "مستحق: حالة طوارئ، تُعالج فورًا ولا يُطلب سداد مسبق.",
            "Eligible: an emergency is treated at once and nothing is paid first."),
    ELIGIBLE_FOLLOW_UP(true, "مستحق: متابعة لزيارة مصرح بها.", "Eligible: a follow-up inside an authorised episode."),
    REFERRAL_REQUIRED(
            false,
            "يلزم إحالة من طبيب الأسرة. وجّه المريض إلى وحدته.",
            "A referral is required. Send the patient to the unit's family doctor."),
    REFERRAL_EXPIRED(
            false,
            "انتهت صلاحية الإحالة. اطلب من طبيب الأسرة تجديدها.",
            "The referral has expired. Ask the family doctor to renew it."),
    REFERRAL_HELD_BY_OTHER_PROVIDER(
            false,
            "الإحالة ليست موجهة إلى هذا المستشفى. على المريض اختياره أولًا.",
            "The referral is not held by this hospital. The patient has to choose it first."),
    REFERRAL_SCOPE_MISMATCH(
            false,
            "الإحالة صادرة لخدمة أخرى. اطلب إحالة لهذه الخدمة.",
            "The referral is for another service. Ask for a referral to this one."),
    NOT_ACTIVE(
            false,
            "انتهت مدة التغطية. جدد الاشتراك لدى هيئة التأمين.",
            "The cover has ended. Renew it with the insurance authority."),
    NOT_COVERED(
            false,
            "لا توجد تغطية مسجلة لهذا الشخص. سجله في وحدته أو لدى هيئة التأمين.",
            "No cover is registered for this person. Register at the unit or with the insurance authority."),
    OUT_OF_NETWORK(
            false,
            "هذه الجهة ليست ضمن شبكة المنظومة. اختر جهة متعاقدة.",
            "This facility is not part of the network. Choose a contracted one."),
    PROVIDER_CONTRACT_SUSPENDED(
            false,
            "تعاقد هذه الجهة موقوف. اختر جهة أخرى.",
            "The contract of this facility is suspended. Choose another one."),
    COVERAGE_SUSPENDED(
            false,
            "التغطية موقوفة. تسدد المتأخرات مرة واحدة أو بالتقسيط لدى هيئة التأمين؛ والطوارئ مستثناة دائمًا.",
            "The cover is suspended. Arrears are paid at once or in instalments with the insurance authority;"
                    + " emergencies are always excepted."),
    PATIENT_PAYS(false, "الخدمة على نفقة المريض.", "The patient pays for this service.");

    private final boolean eligible;
    private final String arabic;
    private final String english;

    AccessDecision(boolean eligible, String arabic, String english) {
        this.eligible = eligible;
        this.arabic = arabic;
        this.english = english;
    }

    public boolean eligible() {
        return eligible;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The decision and its remedy in Arabic. */
    public String arabic() {
        return arabic;
    }

    /** The decision and its remedy in English. */
    public String english() {
        return english;
    }
}
