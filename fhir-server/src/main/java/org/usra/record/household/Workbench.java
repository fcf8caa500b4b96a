package org.usra.record.household;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;
import org.usra.rules.household.FamilyFileRule;
import org.usra.rules.household.Household;
import org.usra.rules.household.HouseholdLimits;
import org.usra.rules.household.MembershipRule;
import org.usra.rules.household.Moment;

/**
 * Where one change is worked out: the file that it is about, locked, what was filled in, and what the day's rules allow.
 *
 * @param subject reference to what the operation was asked of
 * @param ofPerson null where a person belongs to no family
 */
record Workbench(
        Caller caller,
        String subject,
        @Nullable Household ofPerson,
        ChangeForm form,
        Moment moment,
        HouseholdLimits limits,
        FamilyFiles files,
        Worksheet sheet) {

    /** The file, for a change that cannot be without one. */
    Household household() {
        return Objects.requireNonNull(ofPerson);
    }

    MembershipRule membership() {
        return new MembershipRule(limits, moment);
    }

    FamilyFileRule file() {
        return new FamilyFileRule(limits, moment);
    }
}
