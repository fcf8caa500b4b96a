package org.usra.rules.household;

import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Why a family file stays as it is, each with what to do instead. */
final class HouseholdRefusals {

    static final Refusal CLOSED = new Refusal(
            "household-closed",
            "ملف الأسرة هذا مغلق. أعد فتحه أولًا، أو استخدم الملف الذي دُمج فيه.",
            "This family file is closed. Reopen it first, or use the file that it was merged into.");

    static final Refusal OPEN = new Refusal(
            "household-open",
            "ملف الأسرة هذا مفتوح بالفعل. راجع رقم الملف.",
            "This family file is open already. Check its number.");

    static final Refusal NOT_A_MEMBER = new Refusal(
            "not-a-member",
            "هذا الشخص ليس عضوًا في ملف الأسرة الآن. راجع أعضاء الملف.",
            "This person is not a member of the family file now. Check the members of the file.");

    static final Refusal A_MEMBER = new Refusal(
            "membership-open",
            "هذا الشخص عضو في ملف الأسرة بالفعل. راجع الأعضاء.",
            "This person is a member of the family file already. Check the members.");

    static final Refusal HEAD_LEAVES = new Refusal(
            "head-needed",
            "رب الأسرة لا يترك الملف وفيه غيره بلا رب أسرة. سمِّ رب الأسرة الجديد.",
            "The head does not leave a file with other members headless. Name the new head.");

    static final Refusal HEAD_ALREADY = new Refusal(
            "head-already",
            "هذا الشخص هو رب الأسرة بالفعل. اختر عضوًا آخر.",
            "This person is the head already. Choose another member.");

    static final Refusal ROLE_IS_HEAD = new Refusal(
            "head-already",
            "لملف الأسرة رب أسرة واحد. أضف العضو بصلة أخرى ثم غيّر رب الأسرة.",
            "A family file has one head. Add the member in another role, then change the head.");

    static final Refusal DECEASED = new Refusal(
            "person-deceased",
            "هذا الشخص مسجل متوفى. راجع الشخص، أو صحح الوفاة أولًا.",
            "This person is recorded as deceased. Check the person, or correct the death first.");

    static final Refusal BORN_BEFORE = new Refusal(
            "date-before-birth",
            "التاريخ قبل ميلاد هذا الشخص. راجع التاريخ وتاريخ الميلاد.",
            "The date is before this person was born. Check the date and the birth date.");

    static final Refusal IN_FUTURE = new Refusal(
            "date-in-future",
            "التاريخ في المستقبل. اكتب اليوم الذي حدث فيه التغيير.",
            "The date is in the future. Write the day on which the change happened.");

    static final Refusal BEFORE_MEMBERSHIP = new Refusal(
            "date-before-membership",
            "التاريخ قبل بداية عضوية هذا الشخص في الملف. راجع التاريخ.",
            "The date is before this person's membership began. Check the date.");

    static final Refusal BEFORE_UNIT = new Refusal(
            "date-before-membership",
            "التاريخ قبل انتقال الملف إلى وحدته الحالية. راجع التاريخ.",
            "The date is before the file came to its present unit. Check the date.");

    static final Refusal SAME_UNIT = new Refusal(
            "unit-unchanged",
            "الملف مسجل في هذه الوحدة بالفعل. اختر وحدة أخرى.",
            "The file is kept at this unit already. Choose another one.");

    static final Refusal SAME_HOUSEHOLD = new Refusal(
            "same-household",
            "الملفان ملف واحد. اختر ملف الأسرة الآخر.",
            "Both are the same file. Choose the other family file.");

    static final Refusal NOBODY_STAYS = new Refusal(
            "nobody-stays",
            "لا ينفصل كل الأعضاء. إن انتقلوا جميعًا فانقل الملف إلى وحدة أخرى أو غيّر رب الأسرة.",
            "Not every member splits off. If all of them move, move the file to another unit or change its head.");

    static final Refusal NOBODY_GOES = new Refusal(
            "missing-element",
            "لم يُذكر من ينفصل عن الأسرة. اختر عضوًا واحدًا على الأقل.",
            "Nobody was named to split off. Choose one member at least.");

    static final Refusal ONE_HEAD = new Refusal(
            "head-needed",
            "الأسرة الجديدة تحتاج رب أسرة واحدًا من أعضائها. حدد عضوًا واحدًا بصلة رب الأسرة.",
            "The new household needs one head among its members. Give one member the role of head.");

    static final Refusal STILL_MEMBERS = new Refusal(
            "household-not-empty",
            "في الملف أعضاء. انقلهم أو سجّل مغادرتهم قبل إغلاقه.",
            "The file has members. Transfer them or record that they left, then close it.");

    static final Refusal SPOUSES = new Refusal(
            "too-many-spouses",
            "في الملف أقصى عدد من الأزواج. سجّل الطلاق أو الوفاة أولًا، أو اختر صلة أخرى.",
            "The file holds as many spouses as the rules allow. Record the divorce or death first, or choose another role.");

    private HouseholdRefusals() {}

    static Refused rule(Refusal refusal, String parameter) {
        return new Refused(RefusalKind.RULE, refusal.at(place(parameter)));
    }

    static Refused conflict(Refusal refusal, String parameter) {
        return new Refused(RefusalKind.CONFLICT, refusal.at(place(parameter)));
    }

    static Refused tooOld(int days) {
        return rule(
                new Refusal(
                        "not-newborn",
                        "المولود يُضاف بسبب الميلاد خلال " + days
                                + " يومًا من ولادته. أضفه بسبب التسجيل بالرقم القومي.",
                        "A child joins by birth within " + days
                                + " days. Add this one by registration, with the national ID."),
                "resource");
    }

    static Refused tooYoung(int years) {
        return rule(
                new Refusal(
                        "head-too-young",
                        "رب الأسرة عمره " + years
                                + " سنة على الأقل. اختر عضوًا آخر، أو انقل الأطفال إلى أسرة من يرعاهم.",
                        "A head is at least " + years
                                + " years old. Choose another member, or transfer the children to the household that cares for them."),
                "head");
    }

    static Refused tooLate(int days) {
        return rule(
                new Refusal(
                        "date-too-early",
                        "مضى على التاريخ أكثر من " + days + " يومًا. راجعه، أو ارفع الأمر إلى المديرية.",
                        "The date is more than " + days + " days ago. Check it, or take it to the directorate."),
                "date");
    }

    private static String place(String parameter) {
        return "Parameters.parameter('" + parameter + "')";
    }
}
