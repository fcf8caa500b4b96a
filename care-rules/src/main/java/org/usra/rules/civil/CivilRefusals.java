package org.usra.rules.civil;

import org.usra.rules.refusal.Refusal;

/** Why an event that the state reports cannot be carried out by itself; each says what a registrar does about it. */
public final class CivilRefusals {

    public static final Refusal NAME_UNREADABLE = new Refusal(
            "name-unreadable",
            "الاسم في الرسالة رموز لا حروف. تُصحح الرسالة عند الجهة المرسلة.",
            "The name in the message consists of symbols. The authority that sent it corrects it.");

    public static final Refusal PERSON_UNKNOWN = new Refusal(
            "person-unknown",
            "لا أحد مسجل بهذا الرقم القومي. سجّل الشخص ثم أعد معالجة الرسالة.",
            "Nobody is registered under this national ID. Register the person, then replay the message.");

    public static final Refusal SEVERAL_PERSONS = new Refusal(
            "several-persons",
            "الرسالة تنطبق على أكثر من شخص واحد. حدد المقصود عند الجهة المرسلة.",
            "The message fits more than one person. Ask the authority which one it means.");

    public static final Refusal NAME_DIFFERS = new Refusal(
            "name-differs",
            "الاسم في الرسالة غير الاسم المسجل لهذا الرقم القومي. قارن المستند، وصحح أحدهما، ثم أعد المعالجة.",
            "The name in the message is not the one registered under this national ID."
                    + " Compare the document, correct one of them, and replay.");

    public static final Refusal BIRTH_DATE_DIFFERS = new Refusal(
            "birth-date-differs",
            "تاريخ الميلاد في الرسالة غير المسجل لهذا الرقم القومي. قارن المستند، وصحح أحدهما، ثم أعد المعالجة.",
            "The birth date in the message is not the one registered under this national ID."
                    + " Compare the document, correct one of them, and replay.");

    public static final Refusal SEX_DIFFERS = new Refusal(
            "sex-differs",
            "النوع في الرسالة غير المسجل لهذا الرقم القومي. قارن المستند، وصحح أحدهما، ثم أعد المعالجة.",
            "The sex in the message is not the one registered under this national ID."
                    + " Compare the document, correct one of them, and replay.");

    public static final Refusal DECEASED = new Refusal(
            "person-deceased",
            "هذا الشخص مسجل متوفى. إن كان ذلك خطأ فتراجع عن تسجيل الوفاة ثم أعد المعالجة.",
            "This person is recorded as deceased. If that is a mistake, undo the death, then replay.");

    public static final Refusal NO_HOUSEHOLD = new Refusal(
            "no-household",
            "الأم ليست في ملف أسرة مفتوح. افتح لها ملفًا أو انقلها إلى ملف أسرتها، ثم أعد المعالجة.",
            "The mother belongs to no open family file. Open one or transfer her to her family's, then replay.");

    public static final Refusal BOTH_HEADS = new Refusal(
            "both-heads",
            "الزوجان كلاهما رب أسرة. اسألهما أي ملف يبقى، وانقل أو ادمج بنفسك.",
            "Both spouses head a family file. Ask them which file stays, and transfer or merge by hand.");

    public static final Refusal NO_HEAD = new Refusal(
            "no-head",
            "لا أحد من الزوجين رب أسرة. افتح لهما ملفًا أو غيّر رب الأسرة، ثم انقل بنفسك.",
            "Neither spouse heads a family file. Open one for them or change a head, and transfer by hand.");

    public static final Refusal NOT_SPOUSES = new Refusal(
            "not-one-household",
            "ليس الاثنان رب أسرة وزوجًا في ملف واحد. راجع ملفيهما وسجّل ما يلزم بنفسك.",
            "The two are not head and spouse of one family file. Look at their files and record by hand what is needed.");

    private CivilRefusals() {}
}
