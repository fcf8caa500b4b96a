package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.usra.rules.household.Effect;
import org.usra.rules.identity.NationalId;
import org.usra.rules.naming.Canonical;

/**
 * A person gets the national ID of the registry. The number of a newborn stays as an old one, by which papers from before
 * find him; a wrong national ID goes, since a person has one: the version before keeps it.
 */
final class GivingNationalId extends ReportedChange {

    private static final String NATIONAL_ID = Canonical.identifier("national-id");
    private static final String NEWBORN = Canonical.identifier("newborn");

    private final NationalId number;
    private final LocalDate born;

    GivingNationalId(HouseholdChanges changes, String name, NationalId number, LocalDate born) {
        super(changes, name);
        this.number = number;
        this.born = born;
    }

    @Override
    List<Effect> plan(Workbench bench) {
        ObjectNode patient = bench.sheet().edit(bench.subject());
        ArrayNode identifiers = patient.withArrayProperty("identifier");
        for (Iterator<JsonNode> each = identifiers.elements(); each.hasNext(); ) {
            JsonNode identifier = each.next();
            String system = identifier.path("system").asText();
            if (system.equals(NATIONAL_ID)) {
                each.remove();
            } else if (system.equals(NEWBORN)) {
                ((ObjectNode) identifier).put("use", "old");
            }
        }
        identifiers
                .addObject()
                .put("use", "official")
                .put("system", NATIONAL_ID)
                .put("value", number.digits());
        patient.put("birthDate", born.toString());
        return List.of();
    }
}
