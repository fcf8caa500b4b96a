package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.rules.household.Effect;

/** {@code POST Group/[id]/$close}: a file to which nobody belongs any more is closed. */
@Component
class CloseFile extends HouseholdChange {

    CloseFile(HouseholdChanges changes) {
        super(changes, "close");
    }

    @Override
    List<Effect> plan(Workbench bench) {
        return bench.file().close(bench.household());
    }
}
