package org.usra.record.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.Folding;
import org.usra.record.index.IndexedValues;
import org.usra.rules.refusal.Refused;

/** One test of a {@code _filter}, said as the search that means the same. */
final class FilterTests {

    private static final Set<String> ORDER = Set.of("eq", "ne", "gt", "lt", "ge", "le", "ap", "sa", "eb");

    private final FhirDefinitions definitions;
    private final LinkedSearch linked;
    private final LinkedSearch.InnerQuery searches;

    /** @param searches reads an ordinary search parameter */
    FilterTests(FhirDefinitions definitions, LinkedSearch linked, LinkedSearch.InnerQuery searches) {
        this.definitions = definitions;
        this.linked = linked;
        this.searches = searches;
    }

    Criterion read(Asker asker, String type, String path, String operator, String value) {
        if (path.indexOf('[') >= 0) {
            throw SearchFault.value(path, "a filter within a path is not supported", "لا يُدعم مرشح داخل مسار");
        }
        if (path.indexOf('.') > 0) {
            return linked.chain(
                    asker,
                    type,
                    // The operator is part of the question.
                    new QueryParameter(path, operator + " " + value),
                    (who, target, rest) -> read(who, target, rest.name(), operator, value));
        }
        SearchParameter parameter =
                definitions.searchParameter(type, path).orElseThrow(() -> SearchFault.parameter(path));
        return new Test(asker, parameter, operator, value).criterion();
    }

    /** One operator on one parameter. */
    private final class Test {

        private final Asker asker;
        private final SearchParameter parameter;
        private final String operator;
        private final String value;

        Test(Asker asker, SearchParameter parameter, String operator, String value) {
            this.asker = asker;
            this.parameter = parameter;
            this.operator = operator;
            this.value = value;
        }

        Criterion criterion() {
            if (operator.equals("pr")) {
                return present(value);
            }
            return switch (parameter.type()) {
                case STRING -> string();
                case TOKEN -> token();
                case REFERENCE -> operator.equals("re") ? search("", value) : same();
                case URI -> same();
                case DATE, NUMBER, QUANTITY -> ordered();
                case COMPOSITE, SPECIAL -> throw refused();
            };
        }

        private Criterion string() {
            String folded = Folding.fold(value);
            return switch (operator) {
                case "eq" -> judged("", folded::equals);
                case "ne" -> unequal(judged("", folded::equals));
                case "co" -> search(":contains", value);
                case "sw" -> search("", value);
                case "ew" -> judged(":contains", text -> text.endsWith(folded));
                default -> throw refused();
            };
        }

        private Criterion token() {
            return switch (operator) {
                case "in" -> search(":in", value);
                case "ni" -> search(":not-in", value);
                case "ss" -> search(":below", value);
                case "sb" -> search(":above", value);
                default -> same();
            };
        }

        private Criterion same() {
            return switch (operator) {
                case "eq" -> search("", value);
                case "ne" -> unequal(search("", value));
                default -> throw refused();
            };
        }

        private Criterion ordered() {
            if (!ORDER.contains(operator)) {
                throw refused();
            }
            return search("", operator + value);
        }

        /** Of an empty set no item is unequal. */
        private Criterion unequal(Criterion equal) {
            Criterion not = new Criterion.Not(equal);
            return parameter.code().equals("_id") ? not : new Criterion.AllOf(List.of(present("true"), not));
        }

        private Criterion present(String wanted) {
            if (!wanted.equals("true") && !wanted.equals("false")) {
                throw SearchFault.value(wanted, "after \"pr\" stands true or false", "بعد \"pr\" يأتي true أو false");
            }
            return search(":missing", wanted.equals("true") ? "false" : "true");
        }

        private Criterion judged(String modifier, Predicate<String> folded) {
            Predicate<IndexedValues.Text> own = text -> text.parameter().equals(parameter.code());
            return new Criterion.Judged(
                    search(modifier, value),
                    parameter.code(),
                    values -> values.texts().stream().anyMatch(own.and(text -> folded.test(text.folded()))));
        }

        private Criterion search(String modifier, String plain) {
            String escaped = plain.replace("\\", "\\\\").replace(",", "\\,");
            return searches.read(
                    asker, parameter.resourceType(), new QueryParameter(parameter.code() + modifier, escaped));
        }

        private Refused refused() {
            return SearchFault.value(
                    parameter.code() + " " + operator,
                    "\"" + operator + "\" is no operator of _filter for a parameter of type "
                            + parameter.type().name().toLowerCase(Locale.ROOT),
                    "\"" + operator + "\" ليس من عوامل _filter لمعامل من نوع "
                            + parameter.type().name().toLowerCase(Locale.ROOT));
        }
    }
}
