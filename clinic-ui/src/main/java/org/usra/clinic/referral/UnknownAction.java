package org.usra.clinic.referral;

import java.util.List;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** A button that no page of ours has. */
public final class UnknownAction {

    private UnknownAction() {}

    public static Refused of(String action) {
        return new Refused(
                RefusalKind.NOT_FOUND,
                List.of(new Refusal(
                        "not-found",
                        "لا يوجد إجراء بهذا الاسم: " + action + ". لم يتغير شيء.",
                        "There is no action of this name: " + action + ". Nothing was changed.")));
    }
}
