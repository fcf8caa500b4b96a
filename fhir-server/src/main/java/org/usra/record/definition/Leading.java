package org.usra.record.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The two parameters of a type whose values stand in columns of the row: whose record it belongs to, and its leading date.
 *
 * <p>Both lead to one element that does not repeat, so that the column says all that there is.
 */
final class Leading {

    private static final List<String> DATES = List.of(
            "date",
            "birthdate",
            "start",
            "authored-on",
            "authoredon",
            "authored",
            "recorded-date",
            "created",
            "effective-time",
            "effective",
            "occurrence",
            "occurred",
            "whenhandedover",
            "sent",
            "started",
            "issued",
            "period",
            "recorded");

    private Leading() {}

    static Optional<SearchParameter> date(
            Map<String, SearchParameter> parameters, Function<SearchParameter, Basis> bases) {
        return DATES.stream()
                .map(parameters::get)
                .filter(parameter -> parameter != null
                        && parameter.type() == ParameterType.DATE
                        && bases.apply(parameter).isOwn(parameter)
                        && isSingle(parameter))
                .findFirst();
    }

    /** The reference that makes a Patient the owner, where no other can. */
    static Optional<SearchParameter> owner(
            Map<String, SearchParameter> parameters, Function<SearchParameter, Basis> bases) {
        List<SearchParameter> owners = List.of("patient", "subject").stream()
                .map(parameters::get)
                .filter(parameter -> parameter != null && parameter.type() == ParameterType.REFERENCE)
                .map(bases)
                .map(Basis::parameters)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        return owners.size() == 1 && isSingle(owners.getFirst()) ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    private static boolean isSingle(SearchParameter parameter) {
        String[] path = parameter
                .expression()
                .replace(".where(resolve() is Patient)", "")
                .split("\\.", -1);
        if (path.length != 2 || !path[0].equals(parameter.resourceType())) {
            return false;
        }
        List<Property> properties = ElementShapes.r4().require(path[0]).propertiesOf(path[1]);
        return !properties.isEmpty() && !properties.getFirst().element().many();
    }
}
