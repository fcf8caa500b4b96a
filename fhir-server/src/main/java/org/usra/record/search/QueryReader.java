package org.usra.record.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.definition.Basis;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.store.SearchIndex;
import org.usra.record.store.SearchKeys;
import org.usra.rules.refusal.Refused;

/** Understands the parameters of a search of one type; asks the access policy for every type that the search goes through. */
@Component
public class QueryReader {

    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final ReferenceValues references;
    private final MomentValues moments;
    private final LinkedSearch linked;
    private final FilterReader filters;
    private final SearchIndex index;
    private final ResourceFinder finder;
    private final MeaningValues meanings;

    QueryReader(
            FhirDefinitions definitions,
            AccessPolicy access,
            ReferenceValues references,
            MomentValues moments,
            MeaningValues meanings,
            ResourceFinder finder,
            SearchIndex index) {
        this.definitions = definitions;
        this.access = access;
        this.references = references;
        this.moments = moments;
        this.meanings = meanings;
        this.finder = finder;
        this.index = index;
        this.linked = new LinkedSearch(definitions, access, finder, references, this::criterion, this::withIds);
        this.filters = new FilterReader(new FilterTests(definitions, linked, this::criterion));
    }

    public SearchQuery read(Caller caller, String type, List<QueryParameter> parameters) {
        return read(Asker.of(caller), type, parameters);
    }

    /** One for each type, which together may cost what one may. */
    public List<SearchQuery> read(Caller caller, List<String> types, List<QueryParameter> parameters) {
        Asker asker = Asker.of(caller);
        return types.stream().map(type -> read(asker, type, parameters)).toList();
    }

    private SearchQuery read(Asker asker, String type, List<QueryParameter> parameters) {
        Caller caller = asker.caller();
        access.requirePermitted(caller, type, Interaction.SEARCH);
        Asker.requireAffordable(parameters);
        return new SearchQuery(
                caller,
                type,
                visible(caller, type, parameters),
                criterion(asker, type, parameters),
                ResultOptions.read(definitions, type, parameters));
    }

    /** One exact identifier and nothing else may open more than the caller's relations do. */
    private SqlCriterion visible(Caller caller, String type, List<QueryParameter> parameters) {
        SqlCriterion usual = access.visible(caller, type, Interaction.SEARCH);
        List<QueryParameter> conditions = parameters.stream()
                .filter(parameter -> !ResultOptions.understands(parameter.name()))
                .toList();
        if (conditions.size() != 1 || !conditions.getFirst().name().equals("identifier")) {
            return usual;
        }
        List<String> systemAndValue = EscapedText.split(conditions.getFirst().value(), '|').stream()
                .map(EscapedText::unescape)
                .toList();
        return systemAndValue.size() != 2
                ? usual
                : access.openedByIdentifier(caller, type, systemAndValue.getFirst(), systemAndValue.getLast())
                        .map(usual::or)
                        .orElse(usual);
    }

    /**
     * The parameters that a search of these types uses, for the search itself and for its self link: none without a value,
     * which <a href="https://hl7.org/fhir/R4/search.html#errors">R4</a> ignores.
     *
     * @param lenient what one of the types does not know is left out of all, as {@code Prefer: handling=lenient} asks
     */
    public List<QueryParameter> used(List<String> types, List<QueryParameter> parameters, boolean lenient) {
        return parameters.stream()
                .filter(parameter -> !parameter.value().isEmpty())
                .filter(parameter -> !lenient || types.stream().allMatch(type -> knows(type, parameter.name())))
                .toList();
    }

    /** By the name alone: a modifier or a value that cannot be used is a fault, and no unknown parameter. */
    private boolean knows(String type, String name) {
        String code = name.split(":", 2)[0];
        return ResultOptions.understands(name)
                || isLink(name)
                || code.equals("_has")
                || code.equals("_list")
                || definitions.wordParameters(type).contains(code)
                || definitions.searchParameter(type, code).isPresent();
    }

    /** Links last, which may need to know what the rest finds. */
    private Criterion criterion(Asker asker, String type, List<QueryParameter> parameters) {
        List<QueryParameter> used = parameters.stream()
                .filter(parameter -> !ResultOptions.understands(parameter.name()))
                .toList();
        List<Criterion> all = new ArrayList<>();
        used.stream().filter(one -> !isLink(one.name())).forEach(one -> all.add(named(asker, type, one)));
        Asker beside = asker.beside(new Criterion.AllOf(List.copyOf(all)));
        used.stream().filter(one -> isLink(one.name())).forEach(one -> all.add(named(beside, type, one)));
        return all.size() == 1 ? all.getFirst() : new Criterion.AllOf(all);
    }

    private static boolean isLink(String name) {
        return name.startsWith("_has:") || name.contains(".") || name.equals("_filter");
    }

    private Criterion named(Asker asker, String type, QueryParameter parameter) {
        try {
            return criterion(asker, type, parameter);
        } catch (Refused refused) {
            throw SearchFault.at(refused, parameter.name());
        }
    }

    private Criterion criterion(Asker asker, String type, QueryParameter asked) {
        String name = asked.name();
        if (name.startsWith("_has:")) {
            return linked.has(asker, type, asked);
        }
        if (name.equals("_list")) {
            return linked.listed(asker, type, asked);
        }
        if (name.equals("_filter")) {
            return filters.read(asker, type, asked.value());
        }
        if (name.indexOf('.') > 0) {
            return linked.chain(asker, type, asked);
        }
        int colon = name.indexOf(':');
        String code = colon < 0 ? name : name.substring(0, colon);
        String modifier = colon < 0 ? null : name.substring(colon + 1);
        boolean words = definitions.wordParameters(type).contains(code);
        SearchParameter parameter = definitions.searchParameter(type, code).orElse(null);
        if (parameter == null && !words) {
            throw SearchFault.parameter(name);
        }
        if (asked.value().isEmpty()) {
            throw SearchFault.value(name + "=", "it has no value", "لا قيمة للمعامل");
        }
        List<String> values = EscapedText.split(asked.value(), ',');
        if (parameter == null) {
            Short number = definitions.keepsWords(type) ? definitions.typeNumber(type) : null;
            return WordValues.parse(code, modifier, number, values);
        }
        return criterion(asker.caller(), type, parameter, modifier, values);
    }

    private Criterion criterion(
            Caller caller, String type, SearchParameter parameter, @Nullable String modifier, List<String> values) {
        SearchKeys keys = new SearchKeys(definitions.typeNumber(type));
        Basis basis = definitions.basis(parameter);
        String code = parameter.code();
        if (code.equals("_id") && modifier == null) {
            return withIds(type, values.stream().map(EscapedText::unescape).toList());
        }
        if (code.equals("_lastUpdated") && modifier == null) {
            return moments.updated(values);
        }
        if ("missing".equals(modifier)) {
            return Existence.parse(parameter, basis, values);
        }
        return switch (parameter.type()) {
            case TOKEN ->
                modifier != null && MeaningValues.MODIFIERS.contains(modifier)
                        ? meanings.parse(caller, parameter, basis, keys, modifier, values)
                        : TokenValues.parse(parameter, basis, keys, modifier, values);
            case REFERENCE -> references.parse(parameter, modifier, values);
            case STRING -> TextValues.string(parameter, basis, keys, index, modifier, values);
            case URI ->
                new Canonicals(definitions, finder)
                        .versioned(parameter, modifier, values)
                        .orElseGet(() -> TextValues.uri(parameter, basis, keys, modifier, values));
            case DATE -> moments.parse(requirePlain(parameter, modifier), values);
            case NUMBER -> QuantityValues.parse(requirePlain(parameter, modifier), basis, false, values);
            case QUANTITY -> QuantityValues.parse(requirePlain(parameter, modifier), basis, true, values);
            case COMPOSITE ->
                CompositeValues.parse(
                        requirePlain(parameter, modifier),
                        values,
                        (name, part) -> component(caller, type, parameter, name, part));
            case SPECIAL -> NearValues.parse(requirePlain(parameter, modifier), values);
        };
    }

    /** {@code _id}: only ids that can exist have a bucket. */
    Criterion withIds(String type, List<String> ids) {
        Map<String, Short> buckets = finder.homes(type, ids);
        List<String> possible =
                ids.stream().filter(buckets::containsKey).distinct().toList();
        return new Criterion.WithId(
                possible, possible.stream().map(buckets::get).distinct().toList());
    }

    /** References of {@code parameter} to any of these. */
    Criterion referringTo(SearchParameter parameter, List<Linked> targets) {
        return references.to(parameter, targets);
    }

    private Criterion component(Caller caller, String type, SearchParameter composite, String code, String value) {
        SearchParameter parameter =
                definitions.searchParameter(type, code).orElseThrow(() -> SearchFault.parameter(composite.code()));
        return criterion(caller, type, parameter, null, List.of(value));
    }

    private static SearchParameter requirePlain(SearchParameter parameter, @Nullable String modifier) {
        if (modifier != null) {
            throw SearchFault.modifier(parameter.code() + ":" + modifier);
        }
        return parameter;
    }
}
