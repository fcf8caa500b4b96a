package org.usra.record.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.definition.SearchParameter;
import org.usra.record.path.Target;
import org.usra.record.store.ResourceKey;

/**
 * Chains and {@code _has}: the other side is searched first, as the caller may see it, and its ids become a condition. A step
 * through a type that the caller may not search is refused, or {@code _has} would answer bit by bit.
 */
final class LinkedSearch {

    /** More than this on the other side is refused: the question does not select. */
    private static final int MOST_LINKED = 1000;

    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final ResourceFinder finder;
    private final ReferenceValues references;
    private final InnerQuery inner;
    private final BiFunction<String, List<String>, Criterion> withIds;

    LinkedSearch(
            FhirDefinitions definitions,
            AccessPolicy access,
            ResourceFinder finder,
            ReferenceValues references,
            InnerQuery inner,
            BiFunction<String, List<String>, Criterion> withIds) {
        this.withIds = withIds;
        this.references = references;
        this.definitions = definitions;
        this.access = access;
        this.finder = finder;
        this.inner = inner;
    }

    /** How the rest of the name is understood on the other side; it may be linked again. */
    interface InnerQuery {
        Criterion read(Caller caller, String type, QueryParameter parameter);
    }

    /** {@code subject:Patient.name=…}: references to what the rest finds. */
    Criterion chain(Caller caller, String type, QueryParameter asked) {
        return chain(caller, type, asked, inner);
    }

    /** @param inner how the rest is understood on the other side */
    Criterion chain(Caller caller, String type, QueryParameter asked, InnerQuery inner) {
        int dot = asked.name().indexOf('.');
        String[] head = asked.name().substring(0, dot).split(":", 2);
        SearchParameter parameter = definitions
                .searchParameter(type, head[0])
                .filter(found -> found.type() == ParameterType.REFERENCE)
                .orElseThrow(() -> SearchFault.parameter(asked.name()));
        QueryParameter rest = new QueryParameter(asked.name().substring(dot + 1), asked.value());
        List<ResourceKey> targets = new ArrayList<>();
        for (String target : targets(caller, parameter, head.length == 2 ? head[1] : null, rest)) {
            finder.find(query(caller, target, inner.read(caller, target, rest)), MOST_LINKED + 1)
                    .forEach(hit -> targets.add(hit.key()));
            requireSelective(targets.size(), asked);
        }
        return targets.isEmpty() ? Criterion.NOTHING : references.to(parameter, targets);
    }

    private List<String> targets(
            Caller caller, SearchParameter parameter, @Nullable String modifier, QueryParameter rest) {
        if (modifier != null) {
            if (!parameter.targets().contains(modifier)) {
                throw SearchFault.modifier(parameter.code() + ":" + modifier);
            }
            access.requirePermitted(caller, modifier, Interaction.SEARCH);
            return List.of(modifier);
        }
        String code = rest.name().split("[.:]", 2)[0];
        List<String> possible = parameter.targets().stream()
                .filter(target -> code.equals("_has")
                        || definitions.searchParameter(target, code).isPresent()
                        || definitions.wordParameters(target).contains(code))
                .toList();
        if (possible.isEmpty()) {
            throw SearchFault.parameter(parameter.code() + "." + rest.name());
        }
        List<String> permitted = possible.stream()
                .filter(target -> access.permits(caller, target, Interaction.SEARCH))
                .toList();
        if (permitted.isEmpty()) {
            access.requirePermitted(caller, possible.getFirst(), Interaction.SEARCH);
        }
        return permitted;
    }

    /** {@code _has:Observation:patient:code=…}: what the found ones refer to. */
    Criterion has(Caller caller, String type, QueryParameter asked) {
        String[] parts = asked.name().split(":", 4);
        if (parts.length != 4 || !definitions.isResourceType(parts[1])) {
            throw SearchFault.parameter(asked.name());
        }
        String source = parts[1];
        SearchParameter parameter = definitions
                .searchParameter(source, parts[2])
                .filter(found -> found.type() == ParameterType.REFERENCE)
                .orElseThrow(() -> SearchFault.parameter(asked.name()));
        access.requirePermitted(caller, source, Interaction.SEARCH);
        Criterion criterion = inner.read(caller, source, new QueryParameter(parts[3], asked.value()));
        List<ResourceFinder.Hit> hits = finder.find(query(caller, source, criterion), MOST_LINKED + 1);
        if (hits.size() > MOST_LINKED) {
            return ofOwners(caller, type, source, parameter, criterion, asked);
        }
        Set<String> ids = new LinkedHashSet<>();
        hits.forEach(hit -> finder.references(hit, parameter).stream()
                .filter(reference -> type.equals(reference.type()) && reference.id() != null)
                .forEach(reference -> ids.add(String.valueOf(reference.id()))));
        return ids.isEmpty() ? Criterion.NOTHING : withIds.apply(type, List.copyOf(ids));
    }

    /** {@code _list=42}: what the List holds, if the caller sees the List. Functional lists are not kept here. */
    Criterion listed(Caller caller, String type, QueryParameter asked) {
        List<String> lists = EscapedText.split(asked.value(), ',').stream()
                .map(EscapedText::unescape)
                .toList();
        for (String list : lists) {
            if (!list.matches("[A-Za-z0-9\\-.]{1,64}")) {
                throw SearchFault.value(list, "_list takes the id of a List; functional lists are not kept here");
            }
        }
        access.requirePermitted(caller, "List", Interaction.SEARCH);
        Set<String> ids = new LinkedHashSet<>();
        for (ResourceFinder.Hit hit :
                finder.find(query(caller, "List", withIds.apply("List", lists)), MOST_LINKED + 1)) {
            for (JsonNode entry : finder.document(hit.row()).root().path("entry")) {
                Target target = Target.parse(entry.at("/item/reference").asText());
                if (!entry.path("deleted").asBoolean() && type.equals(target.type()) && target.id() != null) {
                    ids.add(target.id());
                }
            }
        }
        requireSelective(ids.size(), asked);
        return ids.isEmpty() ? Criterion.NOTHING : withIds.apply(type, List.copyOf(ids));
    }

    /** Where the other side belongs to exactly one patient, the patient's column answers however many there are. */
    private Criterion ofOwners(
            Caller caller,
            String type,
            String source,
            SearchParameter parameter,
            Criterion criterion,
            QueryParameter asked) {
        boolean owned = type.equals("Patient")
                && List.of("patient", "subject").contains(parameter.code())
                && !source.equals("Appointment")
                && Recheck.decidedBySql(criterion);
        requireSelective(owned ? 0 : MOST_LINKED + 1, asked);
        return new Criterion.OwnedBy(source, criterion, access.visible(caller, source, Interaction.SEARCH));
    }

    private SearchQuery query(Caller caller, String type, Criterion criterion) {
        SqlCriterion visible = access.visible(caller, type, Interaction.SEARCH);
        return new SearchQuery(
                caller, type, visible, criterion, new ResultOptions(List.of(), 0, false, Total.NONE, List.of(), null));
    }

    private static void requireSelective(int found, QueryParameter asked) {
        if (found > MOST_LINKED) {
            throw SearchFault.tooCostly(
                    "\"" + asked.name() + "\" leads through more than " + MOST_LINKED
                            + " resources. Add a narrower condition there.",
                    "يمر الشرط \"" + asked.name() + "\" بأكثر من " + MOST_LINKED + " سجل. أضف شرطًا أضيق.");
        }
    }
}
