package org.usra.record.household;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Interaction;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.rules.household.Effect;
import org.usra.rules.household.Household;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * One change of a household as an operation: {@code POST Group/[id]/$name}. It says what it takes and plans; the rest is the
 * same for all: right, lock, preview, writing, history.
 */
abstract class HouseholdChange implements Operation {

    private static final Refusal STALE = new Refusal(
            "stale-version",
            "تغير الملف بعد أن فتحته. افتحه من جديد وراجع التغيير ثم أعده.",
            "The file was changed after you opened it. Open it again, look at the change, and repeat yours.");

    private final HouseholdChanges changes;
    private final String name;
    private final List<Input> inputs;

    HouseholdChange(HouseholdChanges changes, String name, Input... own) {
        this.changes = changes;
        this.name = name;
        this.inputs = ChangeForm.inputs(own);
    }

    /** As {@link #HouseholdChange(HouseholdChanges, String, Input...)}, for one that may name somebody of another unit. */
    static Input[] withProof(Input... own) {
        return Stream.concat(Stream.of(own), Stream.of(People.PROOF)).toArray(Input[]::new);
    }

    abstract List<Effect> plan(Workbench bench);

    /** The file that the change is about, locked; null for a person who belongs to none. */
    @Nullable
    Household household(OperationRequest request, FamilyFiles files) {
        return files.locked(request.caller(), "Group/" + request.id());
    }

    /** A caller may send {@code If-Match}: what was previewed is then what is changed, or nothing. */
    final void requireVersion(OperationRequest request, FamilyFiles files) {
        Long asked = request.ifMatch();
        ResourceKey key = new ResourceKey(type(), Objects.requireNonNull(request.id()));
        if (asked != null && files.currentVersion(key) != asked) {
            throw new Refused(RefusalKind.STALE_VERSION, STALE);
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public Level level() {
        return Level.INSTANCE;
    }

    @Override
    public String type() {
        return "Group";
    }

    @Override
    public final Verb verb() {
        return Verb.POST;
    }

    @Override
    public final List<Input> inputs() {
        return inputs;
    }

    @Override
    public final OperationResult invoke(OperationRequest request) {
        changes.requirePermitted(request.caller(), Interaction.OPERATION);
        return changes.carryOut(request, this);
    }
}
