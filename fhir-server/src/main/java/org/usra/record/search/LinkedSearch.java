package org.usra.record.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.path.Target;
import org.usra.record.search.ResourceFinder.Hit;
import org.usra.record.store.ResourceKey;

/**
 * Chains and {@code _has}: the other side is searched first, as the caller may see it, and its ids become a condition. A step
 * through a type that the caller may not search is refused, or {@code _has} would answer bit by bit.
 */
final class LinkedSearch {

    private static final int MOST_STEPS = 5;

    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final ResourceFinder finder;
    private final ReferenceValues references;
    private final FarSide far;
    private final Canonicals canonicals;
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
        this.far = new FarSide(access, finder);
        this.canonicals = new Canonicals(definitions, finder);
        this.inner = inner;
    }

    /** How the rest of the name is understood on the other side; it may be linked again. */
    interface InnerQuery {
        Criterion read(Asker asker, String type, QueryParameter parameter);
    }

    /** {@code subject:Patient.name=…}: references to what the rest finds. */
    Criterion chain(Asker asker, String type, QueryParameter asked) {
        return chain(asker, type, asked, inner);
    }

    /** @param inner how the rest is understood on the other side */
    Criterion chain(Asker asker, String type, QueryParameter asked, InnerQuery inner) {
        requireShort(asked);
        int dot = asked.name().indexOf('.');
        String[] head = asked.name().substring(0, dot).split(":", 2);
        SearchParameter parameter = definitions
                .searchParameter(type, head[0])
                .filter(found -> found.type() == ParameterType.REFERENCE)
                .orElseThrow(() -> SearchFault.parameter(asked.name()));
        QueryParameter rest = new QueryParameter(asked.name().substring(dot + 1), asked.value());
        List<String> types = targets(asker.caller(), parameter, head.length == 2 ? head[1] : null, rest);
        List<Linked> targets = new ArrayList<>();
        for (String target : types) {
            Optional<List<Linked>> found = asker.once(
                    target,
                    rest,
                    () -> far.few(asker, target, inner.read(asker.within(), target, rest))
                            .map(canonicals::linked));
            found.ifPresent(targets::addAll);
            if (found.isEmpty() || targets.size() > FarSide.MOST) {
                targets.clear();
                List<Hit> rows = far.rowsBeside(asker, type, asked);
                types.forEach(one -> targets.addAll(
                        referred(asker, rows, parameter, one, () -> inner.read(asker.within(), one, rest))));
                break;
            }
        }
        FarSide.requireSelective(targets.size(), asked);
        return targets.isEmpty() ? Criterion.NOTHING : references.to(parameter, targets);
    }

    /** Of what these rows refer to, that which the rest finds. */
    private List<Linked> referred(
            Asker asker, List<Hit> rows, SearchParameter parameter, String target, Supplier<Criterion> rest) {
        Criterion named = named(asker, rows, parameter, target);
        return canonicals.linked(far.find(asker, target, new Criterion.AllOf(List.of(named, rest.get()))));
    }

    /** Whatever of this type the rows refer to, by id or by canonical URL. */
    private Criterion named(Asker asker, List<Hit> rows, SearchParameter parameter, String target) {
        List<Reference> all = rows.stream()
                .flatMap(row -> finder.references(row, parameter).stream())
                .toList();
        Set<String> ids = all.stream()
                .filter(reference -> target.equals(reference.type()) && reference.id() != null)
                .map(reference -> String.valueOf(reference.id()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        canonicals
                .criterion(target, Canonicals.of(all))
                .ifPresent(criterion -> far.find(asker, target, criterion)
                        .forEach(hit -> ids.add(hit.key().id())));
        return ids.isEmpty() ? Criterion.NOTHING : withIds.apply(target, List.copyOf(ids));
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
    Criterion has(Asker asker, String type, QueryParameter asked) {
        requireShort(asked);
        String[] parts = asked.name().split(":", 4);
        if (parts.length != 4 || !definitions.isResourceType(parts[1])) {
            throw SearchFault.parameter(asked.name());
        }
        String source = parts[1];
        SearchParameter parameter = definitions
                .searchParameter(source, parts[2])
                .filter(found -> found.type() == ParameterType.REFERENCE)
                .orElseThrow(() -> SearchFault.parameter(asked.name()));
        access.requirePermitted(asker.caller(), source, Interaction.SEARCH);
        Criterion criterion = inner.read(asker.within(), source, new QueryParameter(parts[3], asked.value()));
        Optional<List<Hit>> few = far.few(asker, source, criterion);
        if (few.isPresent()) {
            return named(asker, few.get(), parameter, type);
        }
        if (far.isNarrow(asker) || !isOwned(type, source, parameter, criterion)) {
            return having(asker, far.rowsBeside(asker, type, asked), parameter, criterion);
        }
        return new Criterion.OwnedBy(source, criterion, access.visible(asker.caller(), source, Interaction.SEARCH));
    }

    /** Those of the rows that any of the found ones refers to; each is asked for by itself, since one is enough. */
    private Criterion having(Asker asker, List<Hit> rows, SearchParameter parameter, Criterion criterion) {
        List<ResourceKey> kept = canonicals.linked(rows).stream()
                .filter(row -> far.isAny(
                        asker,
                        parameter.resourceType(),
                        new Criterion.AllOf(List.of(references.to(parameter, List.of(row)), criterion))))
                .map(Linked::key)
                .toList();
        return kept.isEmpty()
                ? Criterion.NOTHING
                : withIds.apply(
                        kept.getFirst().type(),
                        kept.stream().map(ResourceKey::id).toList());
    }

    /** {@code _list=42}: what the List holds, if the caller sees the List. Functional lists are not kept here. */
    Criterion listed(Asker asker, String type, QueryParameter asked) {
        List<String> lists = EscapedText.split(asked.value(), ',').stream()
                .map(EscapedText::unescape)
                .toList();
        for (String list : lists) {
            if (!list.matches("[A-Za-z0-9\\-.]{1,64}")) {
                throw SearchFault.value(
                        list,
                        "_list takes the id of a List; functional lists are not kept here",
                        "يقبل _list معرّف قائمة List؛ والقوائم الوظيفية غير محفوظة هنا");
            }
        }
        access.requirePermitted(asker.caller(), "List", Interaction.SEARCH);
        Set<String> ids = new LinkedHashSet<>();
        for (Hit hit : far.find(asker, "List", withIds.apply("List", lists))) {
            for (JsonNode entry : finder.document(hit.row()).root().path("entry")) {
                Target target = Target.parse(entry.at("/item/reference").asText());
                if (!entry.path("deleted").asBoolean() && type.equals(target.type()) && target.id() != null) {
                    ids.add(target.id());
                }
            }
        }
        FarSide.requireSelective(ids.size(), asked);
        return ids.isEmpty() ? Criterion.NOTHING : withIds.apply(type, List.copyOf(ids));
    }

    /** Where the other side belongs to exactly one patient, the patient's column answers however many there are. */
    private static boolean isOwned(String type, String source, SearchParameter parameter, Criterion criterion) {
        return type.equals("Patient")
                && List.of("patient", "subject").contains(parameter.code())
                && !source.equals("Appointment")
                && Recheck.decidedBySql(criterion);
    }

    private static void requireShort(QueryParameter asked) {
        long steps = (asked.name() + " ").split("\\.|_has:", -1).length - 1L;
        if (steps > MOST_STEPS) {
            throw SearchFault.tooCostly(
                    "\"" + asked.name() + "\" goes more than " + MOST_STEPS + " steps. Ask in several requests.",
                    "يتجاوز الشرط \"" + asked.name() + "\" " + MOST_STEPS + " خطوات. قسّمه على عدة طلبات.");
        }
    }
}
