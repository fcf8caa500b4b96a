package org.usra.rules.panel;

import org.usra.rules.refusal.Refusal;

/** What is said to whoever enrols people with a family doctor, each with its remedy. */
public final class PanelRefusals {

    private static final String FULL = "panel-full";

    public static final Refusal NOT_A_DOCTOR_OF_THE_UNIT = new Refusal(
            "not-the-units-doctor",
            "هذه الوظيفة ليست لطبيب أسرة يعمل الآن بوحدة هذا الشخص. اختر طبيبًا من الوحدة، أو انقل ملف الأسرة أولًا.",
            "This is not the post of a family doctor who works at the person's unit now. Choose a doctor of the unit, or"
                    + " move the family file first.");

    public static final Refusal UNCHANGED = new Refusal(
            "doctor-unchanged",
            "هذا هو طبيب الأسرة المسجل لهذا الشخص بالفعل. اختر طبيبًا آخر.",
            "The person is enrolled with this doctor already. Choose another one.");

    public static final Refusal NOT_ENROLLED = new Refusal(
            "not-enrolled-here",
            "هذا الشخص غير مسجل بأي وحدة الآن. افتح ملف الأسرة أو أضفه إليه أولًا.",
            "This person is not enrolled at a unit now. Open the family file, or add the person to it, first.");

    private PanelRefusals() {}

    /**
     * @param name of the doctor who has room, with the reference to the post
     * @param room for how many people
     */
    public static Refusal full(int limit, String name, int room) {
        return new Refusal(
                FULL,
                "قائمة هذا الطبيب مكتملة: حدها الأقصى " + limit + ". اختر " + name
                        + " من الوحدة نفسها، والمتبقي في قائمته " + room + ".",
                "The panel of this doctor is full: it holds " + limit + " people at most. Choose " + name
                        + " of the same unit, who has room for " + room + ".");
    }

    /** Nobody else of the unit has room either. */
    public static Refusal full(int limit) {
        return new Refusal(
                FULL,
                "قائمة هذا الطبيب مكتملة: حدها الأقصى " + limit
                        + "، ولا مكان لدى طبيب آخر بالوحدة. سجل الشخص بالوحدة دون" + " طبيب، أو اختر وحدة أخرى.",
                "The panel of this doctor is full: it holds " + limit
                        + " people at most, and no other doctor of the unit"
                        + " has room. Enrol the person at the unit without a doctor, or choose another unit.");
    }
}
