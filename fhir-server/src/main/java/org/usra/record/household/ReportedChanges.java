package org.usra.record.household;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.document.ResourceDocument;
import org.usra.record.family.SchemeResources;
import org.usra.record.server.OperationRequest;
import org.usra.record.store.ResourceKey;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.household.MembershipReason;
import org.usra.rules.identity.NationalId;

/**
 * What the state reports of families. Each is the change that a registrar would make, by the same engine, in the
 * transaction of whoever received the report.
 */
@Component
public class ReportedChanges {

    private final HouseholdChanges changes;
    private final Standing standing;
    private final Ways ways;

    /** The operations of registrars that events come down to. */
    @Component
    record Ways(AddMember add, TransferMember transfer, Leave leave, RecordDeath die) {}

    ReportedChanges(HouseholdChanges changes, Standing standing, Ways ways) {
        this.changes = changes;
        this.standing = standing;
        this.ways = ways;
    }

    /** A newborn of whom the family had not told joins the file. */
    public void join(Caller reporter, String household, ObjectNode newborn, FamilyRole role, LocalDate day) {
        ArrayNode inputs = inputs(day);
        inputs.addObject().put("name", "resource").set("resource", newborn);
        code(inputs, "role", role.code());
        carryOut(reporter, household, ways.add(), inputs);
    }

    /** The newborn whom the family had told of gets the number of the registry. */
    public void confirm(Caller reporter, String newborn, NationalId number, LocalDate born) {
        carryOut(reporter, newborn, new GivingNationalId(changes, "confirm-birth", number, born), inputs(born));
    }

    /** A person's national ID was wrong, and perhaps the birth date with it. */
    public void correct(Caller reporter, String person, NationalId number, LocalDate born, LocalDate day) {
        carryOut(reporter, person, new GivingNationalId(changes, "correct-identity", number, born), inputs(day));
    }

    public void die(Caller reporter, String person, LocalDate day) {
        carryOut(reporter, person, ways.die(), inputs(day));
    }

    /** The one joins the household that the other heads. */
    public void marry(Caller reporter, String household, String person, LocalDate day) {
        ArrayNode inputs = inputs(day);
        SchemeResources.reference(inputs.addObject().put("name", "person"), "valueReference", person);
        code(inputs, "role", FamilyRole.SPOUSE.code());
        code(inputs, "reason", MembershipReason.MARRIAGE.code());
        carryOut(reporter, household, ways.transfer(), inputs);
    }

    /** The spouse of the head leaves the household. */
    public void divorce(Caller reporter, String household, String spouse, LocalDate day) {
        ArrayNode inputs = inputs(day);
        SchemeResources.reference(inputs.addObject().put("name", "person"), "valueReference", spouse);
        code(inputs, "reason", MembershipReason.DIVORCE.code());
        carryOut(reporter, household, ways.leave(), inputs);
    }

    /**
     * Person, and who follows him in it, contribute in this category; nothing changes where they do already.
     *
     * @param at now
     */
    public void assign(Caller reporter, String person, String category, LocalDate day, Instant at) {
        List<String> covers = standing.coversOfOtherCategory(person, category, at);
        if (!covers.isEmpty() || standing.covers(person, at).isEmpty()) {
            carryOut(reporter, person, new AssigningCategory(changes, category, covers), inputs(day));
        }
    }

    private void carryOut(Caller reporter, String subject, HouseholdChange change, ArrayNode inputs) {
        ResourceKey key = ResourceKey.of(subject);
        ObjectNode parameters = SchemeResources.resource("Parameters");
        parameters.set("parameter", inputs);
        changes.carryOut(
                new OperationRequest(
                        ActingForTheFamily.onReport(reporter),
                        key.type(),
                        key.id(),
                        Map.of(),
                        ResourceDocument.of(parameters),
                        null,
                        null,
                        "",
                        Map.of()),
                change);
    }

    private static ArrayNode inputs(LocalDate day) {
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        inputs.addObject().put("name", "date").put("valueDate", day.toString());
        return inputs;
    }

    private static void code(ArrayNode inputs, String name, String code) {
        inputs.addObject().put("name", name).put("valueCode", code);
    }
}
