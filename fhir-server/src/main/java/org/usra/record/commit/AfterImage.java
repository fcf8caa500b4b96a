package org.usra.record.commit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.store.ResourceStore;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * A writer keeps sight of what was written: by the predicate that governs reading, a resource may not be created in, or
 * moved into, somebody else's record. Workflow resources follow the process instead: a hospital that declines lets go.
 */
@Component
class AfterImage {

    private static final Refusal OUT_OF_SIGHT = new Refusal(
            "not-permitted",
            "لا يجوز كتابة هذا المورد لشخص أو جهة خارج صلاحيتك. راجع المريض والجهة، أو سجل الأسرة أولًا.",
            "This would be written for a person or organisation outside your reach. Check patient and organisation, or"
                    + " open the family file first.");

    private final AccessPolicy policy;
    private final Workflow workflow;
    private final ResourceStore store;

    AfterImage(AccessPolicy policy, Workflow workflow, ResourceStore store) {
        this.policy = policy;
        this.workflow = workflow;
        this.store = store;
    }

    void require(Caller caller, List<Change> changes) {
        if (caller.imports()) {
            return;
        }
        Map<String, List<String>> judged = new LinkedHashMap<>();
        for (Change change : changes) {
            boolean followsProcess = caller.workflow() && (workflow.owns(change) || isProcessNote(change.type()));
            if (change.after() != null && !followsProcess) {
                judged.computeIfAbsent(change.type(), unseen -> new ArrayList<>())
                        .add(change.id());
            }
        }
        judged.forEach((type, ids) -> {
            if (store.all(type, ids, sight(caller, type)).size() < ids.size()) {
                throw new Refused(RefusalKind.RULE, OUT_OF_SIGHT.at(type));
            }
        });
    }

    /** What the referral service writes beside its Tasks, for readers other than the person who acts. */
    private static boolean isProcessNote(String type) {
        return switch (type) {
            case "List", "Communication", "Provenance", "CoverageEligibilityRequest", "CoverageEligibilityResponse" ->
                true;
            default -> false;
        };
    }

    private SqlCriterion sight(Caller caller, String type) {
        Interaction interaction =
                policy.permits(caller, type, Interaction.READ) ? Interaction.READ : Interaction.CREATE;
        return policy.visible(caller, type, interaction);
    }
}
