package org.usra.rules.panel;

import java.time.LocalDate;
import java.time.YearMonth;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The days that a panel may still be changed on, or be asked for: a month that is over stays as it was. */
public final class OpenDays {

    private static final String CODE = "date-not-open";

    private OpenDays() {}

    /** A change of doctor counts from a day of this month that has come. */
    public static void requireOpenToChange(LocalDate day, LocalDate today) {
        if (!YearMonth.from(day).equals(YearMonth.from(today))) {
            throw refused(
                    "قائمة هذا الشهر لا تتغير: يُحسب تغيير الطبيب من يوم في الشهر الحالي. اكتب تاريخ اليوم.",
                    "The lists of that month do not change: a change of doctor counts from a day of this month. Give"
                            + " today's date.");
        }
        requireCome(day, today);
    }

    /** Who will be in a panel is not known. */
    public static void requireCome(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw refused(
                    "هذا اليوم لم يأتِ بعد. اكتب تاريخ اليوم أو يومًا قبله.",
                    "That day has not come yet. Give today's date or one before it.");
        }
    }

    /** Nobody leaves a doctor before having come to him. */
    public static Refused beforeTheEnrolment() {
        return refused(
                "بدأ تسجيل هذا الشخص الحالي بعد هذا اليوم. اكتب تاريخ اليوم.",
                "The present enrolment of this person began after that day. Give today's date.");
    }

    private static Refused refused(String arabic, String english) {
        return new Refused(RefusalKind.RULE, new Refusal(CODE, arabic, english));
    }
}
