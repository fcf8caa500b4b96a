package org.usra.record.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * The authorization matrix and the relations behind it. A role's permission is decided before data is touched; whose
 * record it opens is a predicate AND-ed to every query, so that read, search, include, history and operations agree.
 */
@Component
public class AccessPolicy {

    /** Said alike for whatever the matrix does not permit. */
    private static final Refusal NOT_PERMITTED = new Refusal(
            "not-permitted",
            "دورك لا يسمح بهذا الإجراء. اطلبه من صاحب الصلاحية.",
            "Your role does not permit this. Ask somebody whose role does.");

    /** Who may find one person anywhere by the exact national ID: registration and the emergency desk. */
    private static final Set<String> FINDERS = Set.of("registrar", "emergency");

    private final AuthorizationMatrix matrix = AuthorizationMatrix.load();
    private final RelationPredicates predicates;

    public AccessPolicy(RelationPredicates predicates) {
        this.predicates = predicates;
    }

    /** Refuses with 403 what no row of the matrix permits. */
    public void requirePermitted(Caller caller, String type, Interaction interaction) {
        if (!permits(caller, type, interaction)) {
            throw new Refused(RefusalKind.FORBIDDEN, NOT_PERMITTED);
        }
    }

    /** True where {@link #requirePermitted} would not refuse. */
    public boolean permits(Caller caller, String type, Interaction interaction) {
        return caller.imports() || !relations(caller, type, interaction).isEmpty();
    }

    /** Which rows of the type the caller may see for this interaction. */
    public SqlCriterion visible(Caller caller, String type, Interaction interaction) {
        if (caller.imports()) {
            return SqlCriterion.EVERYTHING;
        }
        return predicates.any(caller, opening(caller, type, interaction));
    }

    /** The same for several types at once: those that the same relations open stand together; others are left out. */
    public List<Opening> openings(Caller caller, List<String> types, Interaction interaction) {
        if (caller.imports()) {
            return List.of(new Opening(types, SqlCriterion.EVERYTHING, SqlCriterion.NOTHING));
        }
        Map<Set<Relation>, List<String>> alike = new LinkedHashMap<>();
        for (String type : types) {
            alike.computeIfAbsent(opening(caller, type, interaction), unseen -> new ArrayList<>())
                    .add(type);
        }
        return alike.entrySet().stream()
                .map(group -> new Opening(
                        group.getValue(),
                        predicates.ofPatient(caller, group.getKey()),
                        predicates.ofRow(caller, group.getKey())))
                .filter(opening -> opening.patient() != SqlCriterion.NOTHING || opening.row() != SqlCriterion.NOTHING)
                .toList();
    }

    /** The relations that open a row; to the workflow those of reading too, since it acts on what its person sees. */
    private Set<Relation> opening(Caller caller, String type, Interaction interaction) {
        Set<Relation> relations = relations(caller, type, interaction);
        if (relations.remove(Relation.WORKFLOW)) {
            relations.addAll(relations(caller, type, Interaction.READ));
        }
        return relations;
    }

    /**
     * What one exact identifier opens beyond {@link #visible}: a registrar (and the emergency desk) finds one person
     * elsewhere by national ID. To be OR-ed to the predicate of a search that carries exactly this identifier.
     */
    public Optional<SqlCriterion> openedByIdentifier(Caller caller, String type, String system, String value) {
        boolean finder = caller.roles().stream().anyMatch(FINDERS::contains);
        return finder && type.equals("Patient") && system.equals(Canonical.identifier("national-id"))
                ? Optional.of(new SqlCriterion("""
                        exists (select 1 from record.person_identifier i
                        where i.patient = r.id and i.system = ? and i.value = ?)""", List.of(system, value)))
                : Optional.empty();
    }

    private Set<Relation> relations(Caller caller, String type, Interaction interaction) {
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        for (String role : effectiveRoles(caller)) {
            matrix.rights(role, type, interaction).forEach(right -> relations.addAll(right.relations()));
        }
        return relations;
    }

    private static Set<String> effectiveRoles(Caller caller) {
        Set<String> roles = new HashSet<>(caller.roles());
        roles.add(AuthorizationMatrix.EVERY_LOGIN);
        if (caller.workflow()) {
            roles.add("workflow");
        }
        return roles;
    }
}
