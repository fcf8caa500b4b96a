package org.usra.record.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which tokens are compared without case: on elements of type string, as <a
 * href="https://hl7.org/fhir/R4/search.html#token">R4</a> says, and contact points, which it leaves to the server: nobody has
 * two mailboxes that differ in capitals only.
 */
final class CaselessTokens {

    private static final Set<String> DATATYPES = Set.of("string", "ContactPoint");
    private static final Pattern CONDITION = Pattern.compile("\\.where\\([^()]*\\)");

    private CaselessTokens() {}

    static boolean has(SearchParameter parameter) {
        return parameter.type() == ParameterType.TOKEN
                && Bases.branches(parameter).stream().allMatch(path -> leadsThere(parameter.resourceType(), path));
    }

    /** A path with anything but names and conditions leads to other datatypes: it casts, computes or resolves. */
    private static boolean leadsThere(String type, String path) {
        List<String> steps =
                Arrays.asList(CONDITION.matcher(path).replaceAll("").split("\\."));
        TypeShape shape = steps.getFirst().equals(type) ? ElementShapes.r4().shape(type) : null;
        String datatype = "";
        for (String step : steps.subList(1, steps.size())) {
            List<Property> properties = shape == null ? List.of() : shape.propertiesOf(step);
            if (properties.size() != 1) {
                return false;
            }
            datatype = properties.getFirst().type();
            shape = properties.getFirst().shape();
        }
        return DATATYPES.contains(datatype);
    }
}
