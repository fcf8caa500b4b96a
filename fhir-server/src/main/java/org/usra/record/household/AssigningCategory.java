package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.usra.record.commit.Elements;
import org.usra.record.family.SchemeResources;
import org.usra.rules.household.Effect;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.household.Household;
import org.usra.rules.household.Member;

/** Covers are of another contribution category from now on; a person without cover is covered, without asking for it. */
final class AssigningCategory extends ReportedChange {

    private final String category;
    private final List<String> covers;

    /** @param covers to change; none where one is to begin */
    AssigningCategory(HouseholdChanges changes, String category, List<String> covers) {
        super(changes, "assign-category");
        this.category = category;
        this.covers = covers;
    }

    @Override
    List<Effect> plan(Workbench bench) {
        // Refuses a day that lies ahead, or too far back.
        bench.membership();
        covers.forEach(cover -> assign(bench.sheet().edit(cover)));
        if (covers.isEmpty()) {
            begin(bench);
        }
        return List.of();
    }

    private void assign(ObjectNode cover) {
        Elements.items(cover.path("class"))
                .filter(AssigningCategory::isCategory)
                .findFirst()
                .map(ObjectNode.class::cast)
                .orElseGet(() -> SchemeResources.categoryOf(cover))
                .put("value", category);
    }

    private static boolean isCategory(JsonNode entry) {
        return Elements.items(entry.path("type").path("coding"))
                .anyMatch(coding -> coding.path("code").asText().equals("class"));
    }

    /** The head holds the policy of every member; who belongs to no family holds his own. */
    private void begin(Workbench bench) {
        String person = bench.subject();
        Optional<Household> household = Optional.ofNullable(bench.ofPerson());
        String holder = household.flatMap(Household::head).map(Member::person).orElse(person);
        FamilyRole role =
                household.flatMap(file -> file.member(person)).map(Member::role).orElse(FamilyRole.HEAD);
        bench.sheet()
                .create(SchemeResources.coverage(
                        person,
                        holder,
                        role.code(),
                        category,
                        Texts.of(bench.moment().at())));
    }
}
