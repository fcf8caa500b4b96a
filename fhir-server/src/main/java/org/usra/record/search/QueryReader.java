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

    /**
     * @param lenient an unknown parameter is left out (and missing in the self link), as {@code Prefer: handling=lenient} asks
     */
    public SearchQuery read(Caller caller, String type, List<QueryParameter> parameters, boolean lenient) {
        return read(Asker.of(caller), type, parameters, lenient);
    }

    /** One for each type, which together may cost what one may. */
    public List<SearchQuery> read(Caller caller, List<String> types, List<QueryParameter> parameters, boolean lenient) {
        Asker asker = Asker.of(caller);
        return types.stream()
                .map(type -> read(asker, type, parameters, lenient))
                .toList();
    }

    private SearchQuery read(Asker asker, String type, List<QueryParameter> parameters, boolean lenient) {
        Caller caller = asker.caller();
        access.requirePermitted(caller, type, Interaction.SEARCH);
        Asker.requireAffordable(parameters);
        return new SearchQuery(
                caller,
                type,
                visible(caller, type, parameters),
                criterion(asker, type, parameters, lenient),
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

    /** The parameters that were used, for the self link. */
    public List<QueryParameter> used(Caller caller, String type, List<QueryParameter> parameters, boolean lenient) {
        return lenient
                ? parameters.stream()
                        .filter(parameter -> understood(caller, type, parameter))
                        .toList()
                : parameters;
    }

    /** Links last, which may need to know what the rest finds. */
    private Criterion criterion(Asker asker, String type, List<QueryParameter> parameters, boolean lenient) {
        List<QueryParameter> used = parameters.stream()
                .filter(parameter -> !ResultOptions.understands(parameter.name()))
                .filter(parameter -> !lenient || understood(asker.caller(), type, parameter))
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

    private boolean understood(Caller caller, String type, QueryParameter parameter) {
        String name = parameter.name();
        if (ResultOptions.understands(name) || isLink(name)) {
            return true;
        }
        try {
            criterion(Asker.of(caller), type, parameter);
            return true;
        } catch (Refused refused) {
            return refused.kind() != org.usra.rules.refusal.RefusalKind.UNSUPPORTED_PARAMETER;
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
            throw SearchFault.value(name + "=", "it has no value");
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
            case SPECIAL -> throw SearchFault.parameter(code);
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
