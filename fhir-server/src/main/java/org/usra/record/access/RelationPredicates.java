package org.usra.record.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usra.record.rulebook.RuleBook;

/**
 * The relations of the matrix as SQL on a row {@code r} of {@code record.resource}. No relation, no row.
 *
 * <p>Each is a scalar subquery with {@code limit 1}: PostgreSQL turns an {@code exists} within an {@code or} into a hash of
 * everybody that the organisation may see, 20,000 people for one row. Proof: GenericPlanTest.
 */
@Component
public class RelationPredicates {

    private final Clock clock;
    private final RuleBook rules;

    public RelationPredicates(Clock clock, RuleBook rules) {
        this.clock = clock;
        this.rules = rules;
    }

    /** True where any of the relations opens the row. */
    SqlCriterion any(Caller caller, Set<Relation> relations) {
        if (relations.contains(Relation.EVERYONE)) {
            return SqlCriterion.EVERYTHING;
        }
        List<SqlCriterion> alternatives = throughPatient(caller, relations);
        alternatives.addAll(throughParties(caller, relations));
        return either(alternatives);
    }

    /** True where one of the relations opens everything that the row's patient has. */
    SqlCriterion ofPatient(Caller caller, Set<Relation> relations) {
        return relations.contains(Relation.EVERYONE)
                ? SqlCriterion.EVERYTHING
                : either(throughPatient(caller, relations));
    }

    /** True where one of the relations opens the row itself, whoever its patient is. */
    SqlCriterion ofRow(Caller caller, Set<Relation> relations) {
        return either(throughParties(caller, relations));
    }

    private List<SqlCriterion> throughPatient(Caller caller, Set<Relation> relations) {
        List<SqlCriterion> alternatives = new ArrayList<>();
        related(caller, relations)
                .ifPresent(related -> alternatives.add(new SqlCriterion(
                        "(select true from record.care_relationship c where c.patient = r.patient and " + related.sql()
                                + " limit 1)",
                        related.parameters())));
        if (relations.contains(Relation.SELF) && !caller.patients().isEmpty()) {
            alternatives.add(new SqlCriterion(
                    "r.patient in (" + marks(caller.patients()) + ")", List.copyOf(caller.patients())));
        }
        return alternatives;
    }

    private List<SqlCriterion> throughParties(Caller caller, Set<Relation> relations) {
        List<SqlCriterion> alternatives = new ArrayList<>();
        related(caller, relations).ifPresent(related -> alternatives.add(relatedThroughParty(related)));
        if (relations.contains(Relation.SELF) && !caller.patients().isEmpty()) {
            alternatives.add(party(references("Patient", caller.patients())));
        }
        if (relations.contains(Relation.PARTY)) {
            List<String> parties = Stream.concat(
                            references("Organization", caller.organizations()).stream(),
                            references("Patient", caller.patients()).stream())
                    .toList();
            if (!parties.isEmpty()) {
                alternatives.add(party(parties));
            }
        }
        return alternatives;
    }

    /** A row of care_relationship, alias {@code c}, that is open or within its grace time; empty when none can be. */
    private Optional<SqlCriterion> related(Caller caller, Set<Relation> relations) {
        List<Relation> care = relations.stream().filter(Relation::isCare).toList();
        if (care.isEmpty() || caller.organizations().isEmpty()) {
            return Optional.empty();
        }
        List<Object> parameters = new ArrayList<>(caller.organizations());
        List<String> bases = new ArrayList<>();
        for (Relation relation : care) {
            bases.add("c.basis = ? and (c.closed is null or c.closed > ?)");
            parameters.add(relation.name().toLowerCase(Locale.ROOT));
            parameters.add(Timestamp.from(closedAfter(relation)));
        }
        return Optional.of(new SqlCriterion(
                "c.organization in (" + marks(caller.organizations()) + ") and (" + String.join(" or ", bases) + ")",
                parameters));
    }

    private Instant closedAfter(Relation relation) {
        Instant now = clock.instant();
        return switch (relation) {
            case REFERRAL -> now.minus(rules.duration("relation.referral.grace.days", now));
            case ENCOUNTER -> now.minus(rules.duration("relation.encounter.grace.hours", now));
            case ENROLMENT, APPOINTMENT, COVERAGE, EVERYONE, SELF, PARTY, WORKFLOW -> now;
        };
    }

    /** For types outside the Patient compartment (Task, Bundle, Binary): the patient stands among the parties. */
    private static SqlCriterion relatedThroughParty(SqlCriterion related) {
        return new SqlCriterion(
                "r.patient is null and (select true from record.resource_party p join record.care_relationship c"
                        + " on p.party = 'Patient/' || c.patient where p.type = r.type and p.id = r.id and "
                        + related.sql() + " limit 1)",
                related.parameters());
    }

    private static SqlCriterion party(Collection<String> parties) {
        return new SqlCriterion(
                "(select true from record.resource_party p where p.type = r.type and p.id = r.id and p.party in ("
                        + marks(parties) + ") limit 1)",
                List.copyOf(parties));
    }

    private static SqlCriterion either(List<SqlCriterion> alternatives) {
        if (alternatives.isEmpty()) {
            return SqlCriterion.NOTHING;
        }
        List<Object> parameters = new ArrayList<>();
        alternatives.forEach(alternative -> parameters.addAll(alternative.parameters()));
        String sql = String.join(
                " or ",
                alternatives.stream()
                        .map(alternative -> "(" + alternative.sql() + ")")
                        .toList());
        return new SqlCriterion("(" + sql + ")", parameters);
    }

    private static List<String> references(String type, Collection<String> ids) {
        return ids.stream().map(id -> type + "/" + id).toList();
    }

    private static String marks(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
