package org.usra.record.household;

import org.jspecify.annotations.Nullable;
import org.usra.record.server.OperationRequest;
import org.usra.rules.household.Household;

/** A change of one person that only the state decides, so that no operation at a desk offers it. */
abstract class ReportedChange extends HouseholdChange {

    ReportedChange(HouseholdChanges changes, String name) {
        super(changes, name);
    }

    @Override
    public final String type() {
        return "Patient";
    }

    @Override
    final @Nullable Household household(OperationRequest request, FamilyFiles files) {
        return files.householdOf("Patient/" + request.id()).map(files::locked).orElse(null);
    }
}
