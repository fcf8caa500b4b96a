package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Elements;
import org.usra.record.store.ResourceKey;
import org.usra.rules.household.Effect;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * {@code POST Group/[id]/$undo}: takes back the change that a Provenance of the file records. What was changed is as before,
 * what was created is annulled. Refused, with the name of it, when something that the change touched has changed since.
 */
@Component
class Undo extends HouseholdChange {

    private static final Refusal UNKNOWN = new Refusal(
            "reference-not-found",
            "هذا التغيير ليس من تغييرات الملف. اختره من سجل تغييرات الأسرة.",
            "This is no change of the file. Choose it from the history of the family.",
            "Parameters.parameter('change')");

    private static final Refusal IS_UNDO = new Refusal(
            "not-undoable",
            "التراجع لا يُتراجع عنه. أعد التغيير نفسه.",
            "An undo is not undone. Do the change again.",
            "Parameters.parameter('change')");

    Undo(HouseholdChanges changes) {
        super(changes, "undo", Input.of("change", "Reference").required());
    }

    @Override
    List<Effect> plan(Workbench bench) {
        String reference = bench.form().requireReference("change", "Provenance");
        JsonNode change = bench.files()
                .find(ResourceKey.of(reference))
                .filter(found -> isOf(found, bench.subject()))
                .orElseThrow(() -> new Refused(RefusalKind.UNRESOLVED, UNKNOWN));
        if (Elements.code(change.path("activity"), "household-change")
                .filter("undo"::equals)
                .isPresent()) {
            throw new Refused(RefusalKind.CONFLICT, IS_UNDO);
        }
        change.path("target")
                .forEach(target -> takeBack(bench, target.path("reference").asText()));
        return List.of();
    }

    private static boolean isOf(JsonNode change, String file) {
        return Elements.code(change.path("activity"), "household-change").isPresent()
                && Elements.items(change.path("target"))
                        .map(target -> target.path("reference").asText())
                        .anyMatch(target -> target.equals(file) || target.startsWith(file + "/_history/"));
    }

    private static void takeBack(Workbench bench, String target) {
        int history = target.indexOf("/_history/");
        ResourceKey key = ResourceKey.of(history < 0 ? target : target.substring(0, history));
        // What the change created is named without a version.
        long made = history < 0 ? 1 : Long.parseLong(target.substring(history + "/_history/".length()));
        if (bench.files().currentVersion(key) != made) {
            throw changedSince(bench, key);
        }
        ObjectNode resource = bench.sheet().edit(key.toString());
        if (made > 1) {
            ObjectNode before = bench.files().version(key, made - 1);
            resource.removeAll();
            resource.setAll(before);
            bench.sheet().note(new Line("restored", key.toString(), null, null));
        } else {
            annul(resource);
            bench.sheet().note(new Line("annulled", key.toString(), null, null));
        }
    }

    /** Nobody deletes in the scheme: what should never have been says so itself. */
    private static void annul(ObjectNode resource) {
        switch (resource.path("resourceType").asText()) {
            case "Group" -> new FamilyFile(resource).neverWas();
            case "EpisodeOfCare", "Coverage" -> resource.put("status", "entered-in-error");
            default -> resource.put("active", false);
        }
    }

    private static Refused changedSince(Workbench bench, ResourceKey key) {
        String name = HouseholdPreview.name(bench.files().load(key).resource());
        return new Refused(
                RefusalKind.CONFLICT,
                new Refusal(
                        "changed-since",
                        "لا يمكن التراجع: تغير بعد ذلك السجل " + key + " (" + name
                                + "). تراجع عن التغيير الأحدث أولًا، أو سجّل التغيير المعاكس.",
                        "This cannot be undone: " + key + " (" + name
                                + ") has changed since. Undo the later change first, or record the opposite change.",
                        "Parameters.parameter('change')"));
    }
}
