package org.usra.record.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Basis;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.definition.SearchParameter;
import org.usra.rules.refusal.Refused;

/**
 * What of a search's result is wanted, and how: the parameters of <a
 * href="https://hl7.org/fhir/R4/search.html#modifyingresults">R4</a> that do not choose resources.
 *
 * @param count matches on a page
 * @param countOnly nothing but the total
 * @param total whether the total is wanted even where it takes a count of its own
 */
record ResultOptions(
        List<SortKey> sort,
        int count,
        boolean countOnly,
        Total total,
        List<Include> includes,
        @Nullable String cursor) {

    private static final int USUAL_COUNT = 50;
    private static final int MOST_COUNT = 1000;

    /** Names that other places understand: the shape and the format of the answer, and the types of a system search. */
    private static final List<String> ELSEWHERE = List.of("_format", "_pretty", "_elements", "_type");

    static boolean understands(String name) {
        return ELSEWHERE.contains(name)
                || List.of("_sort", "_count", "_total", "_summary", "_cursor", "_contained")
                        .contains(name)
                || name.startsWith("_include")
                || name.startsWith("_revinclude");
    }

    static ResultOptions read(FhirDefinitions definitions, String type, List<QueryParameter> parameters) {
        List<SortKey> sort = new ArrayList<>();
        List<Include> includes = new ArrayList<>();
        int count = USUAL_COUNT;
        boolean countOnly = false;
        Total total = Total.NONE;
        String cursor = null;
        for (QueryParameter parameter : parameters) {
            String value = parameter.value();
            try {
                switch (parameter.name()) {
                    case "_sort" -> sort.addAll(sort(definitions, type, value));
                    case "_count" -> {
                        count = Math.min(count(value), MOST_COUNT);
                        countOnly |= count == 0;
                    }
                    case "_total" -> total = Total.of(value);
                    case "_summary" -> countOnly |= value.equals("count");
                    case "_cursor" -> cursor = value;
                    case "_contained" -> requireNoContained(value);
                    default -> {
                        if (parameter.name().startsWith("_include")
                                || parameter.name().startsWith("_revinclude")) {
                            includes.add(include(definitions, parameter));
                        }
                    }
                }
            } catch (Refused refused) {
                throw SearchFault.at(refused, parameter.name());
            }
        }
        boolean texts = parameters.stream().anyMatch(new QueryParameter("_summary", "text")::equals);
        if (texts && !includes.isEmpty()) {
            throw SearchFault.at(
                    SearchFault.value(
                            "text",
                            "_summary=text and included resources exclude each other",
                            "لا يجتمع _summary=text مع الموارد المضمّنة"),
                    "_summary");
        }
        return new ResultOptions(sort, count, countOnly, total, includes, cursor);
    }

    ResultOptions including(List<Include> more) {
        return new ResultOptions(sort, count, countOnly, total, more, cursor);
    }

    private static void requireNoContained(String value) {
        if (!value.equals("false")) {
            throw SearchFault.parameter("_contained");
        }
    }

    private static int count(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw SearchFault.value(value, "_count is a number from 0", "قيمة _count عدد من 0 فما فوق");
        }
        return Integer.parseInt(value);
    }

    private static List<SortKey> sort(FhirDefinitions definitions, String type, String value) {
        List<SortKey> keys = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            boolean descending = part.startsWith("-");
            String code = descending ? part.substring(1) : part;
            if (code.equals("_id")) {
                keys.add(SortKey.inRow(SortKey.Kind.ID, 0, descending));
            } else if (code.equals("_lastUpdated")) {
                keys.add(SortKey.inRow(SortKey.Kind.UPDATED, 0, descending));
            } else {
                SearchParameter parameter = definitions
                        .searchParameter(type, code)
                        .orElseThrow(() -> SearchFault.parameter("_sort=" + code));
                keys.add(key(definitions, parameter, descending));
            }
        }
        return keys;
    }

    private static SortKey key(FhirDefinitions definitions, SearchParameter parameter, boolean descending) {
        SortKey.Kind kind = switch (parameter.type()) {
            case DATE -> SortKey.Kind.MOMENT;
            case NUMBER, QUANTITY -> SortKey.Kind.NUMBER;
            case STRING, URI, TOKEN, REFERENCE -> SortKey.Kind.TEXT;
            case COMPOSITE, SPECIAL -> throw SearchFault.parameter("_sort=" + parameter.code());
        };
        Basis basis = definitions.basis(parameter);
        SearchParameter kept = basis.parameters().getFirst();
        // Rows keep hashes only of these.
        boolean hashed = List.of(ParameterType.TOKEN, ParameterType.REFERENCE).contains(parameter.type())
                || parameter.code().startsWith("_");
        if (hashed || basis.parameters().size() > 1 || basis.selecting()) {
            return new SortKey(kind, 0, descending, parameter.code());
        }
        boolean leading = definitions
                .leadingDate(parameter.resourceType())
                .filter(kept::equals)
                .isPresent();
        return SortKey.inRow(leading ? SortKey.Kind.LEADING : kind, kept.number(), descending);
    }

    private static Include include(FhirDefinitions definitions, QueryParameter parameter) {
        List<String> name = List.of(parameter.name().split(":", -1));
        boolean iterate = name.size() == 2 && List.of("iterate", "recurse").contains(name.getLast());
        boolean reverse = name.getFirst().equals("_revinclude");
        if (name.size() > (iterate ? 2 : 1)
                || !List.of("_include", "_revinclude").contains(name.getFirst())) {
            throw SearchFault.parameter(parameter.name());
        }
        List<String> parts = List.of(parameter.value().split(":", -1));
        if (parameter.value().equals("*")) {
            return new Include(reverse, iterate, "*", "*", null);
        }
        boolean known = parts.size() >= 2
                && parts.size() <= 3
                && definitions.isResourceType(parts.getFirst())
                && (parts.get(1).equals("*")
                        || definitions
                                .searchParameter(parts.getFirst(), parts.get(1))
                                .filter(found -> found.type() == ParameterType.REFERENCE)
                                .isPresent())
                && (parts.size() == 2 || definitions.isResourceType(parts.get(2)));
        if (!known) {
            throw SearchFault.value(
                    parameter.value(),
                    "an include is written Type:parameter or Type:parameter:Target, of a reference",
                    "يُكتب التضمين Type:parameter أو Type:parameter:Target لمعامل من نوع مرجع");
        }
        return new Include(reverse, iterate, parts.get(0), parts.get(1), parts.size() == 3 ? parts.get(2) : null);
    }
}
