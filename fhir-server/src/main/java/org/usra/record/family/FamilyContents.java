package org.usra.record.family;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.Sql;
import org.usra.record.store.StoredResource;

/** What a family file holds of its members, in one statement: every type with its own predicate and its own limit. */
@Component
class FamilyContents {

    private static final String ANY = "true";
    private static final String STATUS = "(convert_from(r.document, 'UTF8')::json ->> 'status') ";
    private static final int MOST = 100;

    /** The types in the order in which the file shows them, and which of their resources belong in it. */
    private static final List<Map.Entry<String, String>> SHOWN = List.of(
            Map.entry("Patient", ANY),
            Map.entry("RelatedPerson", ANY),
            Map.entry("EpisodeOfCare", ANY),
            Map.entry("Coverage", ANY),
            Map.entry("Condition", ANY),
            Map.entry("AllergyIntolerance", ANY),
            Map.entry("MedicationRequest", STATUS + "= 'active'"),
            Map.entry("Immunization", ANY),
            Map.entry("Observation", ANY),
            Map.entry("Encounter", ANY),
            Map.entry("ServiceRequest", STATUS + "in ('draft', 'active', 'on-hold')"),
            Map.entry(
                    "Task",
                    STATUS + "in ('draft', 'requested', 'received', 'accepted', 'ready', 'in-progress', 'on-hold')"));

    private static final Map<String, Integer> LATEST = Map.of("Observation", 20, "Encounter", 10);

    private final ResourceStore store;
    private final AccessPolicy access;
    private final FhirDefinitions definitions;

    FamilyContents(ResourceStore store, AccessPolicy access, FhirDefinitions definitions) {
        this.store = store;
        this.access = access;
        this.definitions = definitions;
    }

    List<StoredResource> of(Caller caller, List<String> members) {
        Sql sql = Sql.of("select " + ResourceStore.COLUMNS + " from (");
        int order = 0;
        for (Map.Entry<String, String> shown : SHOWN) {
            String type = shown.getKey();
            if (!access.permits(caller, type, Interaction.READ)) {
                continue;
            }
            sql.add(order == 0 ? "" : " union all ")
                    .add(
                            "select * from (select r.*, " + order + " as place, row_number() over"
                                    + " (partition by r.patient order by r.updated desc) as latest"
                                    + " from record.resource r where r.type = ? and not r.deleted and r.patient in ",
                            definitions.typeNumber(type))
                    .addList(members)
                    .add(" and " + shown.getValue() + " and ")
                    .add(access.visible(caller, type, Interaction.READ))
                    .add(") s where latest <= ?", LATEST.getOrDefault(type, MOST));
            order++;
        }
        sql.add(") r order by r.place, r.patient, r.latest");
        return store.find(sql, 0).stream().map(ResourceStore.FoundRow::row).toList();
    }
}
