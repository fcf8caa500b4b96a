package org.usra.record.family;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.Opening;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.store.ResourceIds;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.SearchKeys;
import org.usra.record.store.Sql;
import org.usra.record.store.StoredResource;

/**
 * What a family file holds of its members, in one statement that walks each member's record once, in the one partition that
 * holds it. Whether the caller may see a member is asked once for the member, not for each of a thousand resources.
 */
@Component
class FamilyContents {

    /**
     * One type of the file.
     *
     * @param most how many of a member, the latest ones
     * @param statuses only these; empty for all
     */
    private record Shown(String type, int most, Set<String> statuses) {

        static Shown all(String type) {
            return new Shown(type, 100, Set.of());
        }

        static Shown latest(String type, int most) {
            return new Shown(type, most, Set.of());
        }

        static Shown open(String type, String... statuses) {
            return new Shown(type, 100, Set.of(statuses));
        }
    }

    /** In the order in which the file shows them. */
    private static final List<Shown> SHOWN = List.of(
            Shown.all("Patient"),
            Shown.all("RelatedPerson"),
            Shown.all("EpisodeOfCare"),
            Shown.all("Coverage"),
            Shown.all("Condition"),
            Shown.all("AllergyIntolerance"),
            Shown.open("MedicationRequest", "active"),
            Shown.all("Immunization"),
            Shown.latest("Observation", 20),
            Shown.latest("Encounter", 10),
            Shown.open("ServiceRequest", "draft", "active", "on-hold"),
            Shown.open("Task", "draft", "requested", "received", "accepted", "ready", "in-progress", "on-hold"));

    private final ResourceStore store;
    private final AccessPolicy access;
    private final FhirDefinitions definitions;

    FamilyContents(ResourceStore store, AccessPolicy access, FhirDefinitions definitions) {
        this.store = store;
        this.access = access;
        this.definitions = definitions;
    }

    List<StoredResource> of(Caller caller, List<String> members) {
        List<String> types = SHOWN.stream().map(Shown::type).toList();
        List<Opening> openings = access.openings(caller, types, Interaction.READ);
        Sql sql = Sql.of("select " + ResourceStore.COLUMNS + " from (select r.patient, r.bucket");
        for (int i = 0; i < openings.size(); i++) {
            sql.add(", ").add(openings.get(i).patient()).add(" as open" + i);
        }
        // Without the first offset PostgreSQL asks the openings anew for each row; without the second it takes the cost
        // of judging a row for a reason to read a whole bucket, so as to judge fewer.
        members(sql.add(" from (values "), members)
                .add(") r (patient, bucket) offset 0) m cross join lateral (select r.*, row_number() over"
                        + " (partition by r.type order by r.updated desc) as latest from (select r.* from record.resource r"
                        + " where r.bucket = m.bucket and r.patient = m.patient and r.document is not null offset 0) r"
                        + " where (false");
        for (int i = 0; i < openings.size(); i++) {
            Opening opening = openings.get(i);
            sql.add(" or (m.open" + i + " or ").add(opening.row()).add(") and (false");
            SHOWN.stream()
                    .filter(shown -> opening.types().contains(shown.type()))
                    .forEach(shown -> write(sql, shown));
            sql.add(")");
        }
        sql.add(")) r where r.latest <= ");
        perType(sql, Shown::most).add(" order by ");
        return store.find(perType(sql, SHOWN::indexOf).add(", r.patient, r.latest"), 0).stream()
                .map(ResourceStore.FoundRow::row)
                .toList();
    }

    /** Each with its bucket; filled up with nobody, so that few plans serve every family. */
    private static Sql members(Sql sql, List<String> members) {
        for (int i = 0; i < Sql.padded(members.size()); i++) {
            sql.add(i == 0 ? "" : ", ");
            if (i < members.size()) {
                sql.add("(?::text, ?::smallint)", members.get(i), ResourceIds.own(members.get(i)));
            } else {
                sql.add("(null, null)");
            }
        }
        return sql;
    }

    private void write(Sql sql, Shown shown) {
        short type = definitions.typeNumber(shown.type());
        sql.add(" or (r.type = ?", type);
        if (!shown.statuses().isEmpty()) {
            SearchKeys keys = new SearchKeys(type);
            int status = definitions
                    .searchParameter(shown.type(), "status")
                    .orElseThrow()
                    .number();
            long[] wanted = shown.statuses().stream()
                    .mapToLong(code -> keys.code(status, code))
                    .toArray();
            sql.add(" and (");
            for (int i = 0; i < wanted.length; i++) {
                sql.add((i == 0 ? "" : " or ") + "array_position(r.keys, ?) is not null", wanted[i]);
            }
            sql.add(")");
        }
        sql.add(")");
    }

    /** The types' numbers are ours, so they stand in the statement itself. */
    private Sql perType(Sql sql, ToIntFunction<Shown> number) {
        sql.add("case r.type");
        for (Shown shown : SHOWN) {
            sql.add(" when " + definitions.typeNumber(shown.type()) + " then " + number.applyAsInt(shown));
        }
        return sql.add(" end");
    }
}
