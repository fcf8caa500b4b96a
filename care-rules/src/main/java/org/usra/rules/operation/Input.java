package org.usra.rules.operation;

import java.util.List;

/**
 * One input that an operation takes: what its OperationDefinition says of it, and what {@link InputRule} holds requests to.
 *
 * @param max {@link #MANY} where it may be repeated
 * @param types FHIR types of its value, or the resource types that it may be; empty where it has parts
 */
public record Input(String name, int min, int max, List<String> types, List<Input> parts) {

    public static final int MANY = Integer.MAX_VALUE;

    /** One that may be left out and is given once. */
    public static Input of(String name, String... types) {
        return new Input(name, 0, 1, List.of(types), List.of());
    }

    /** One that consists of parts. */
    public static Input group(String name, Input... parts) {
        return new Input(name, 0, 1, List.of(), List.of(parts));
    }

    public Input required() {
        return new Input(name, 1, max, types, parts);
    }

    public Input many() {
        return new Input(name, min, MANY, types, parts);
    }

    boolean isResource() {
        return !types.isEmpty() && !Primitive.isPrimitive(types.getFirst()) && !isDatatype(types.getFirst());
    }

    /** A simple value, which may also stand in the query of a GET. */
    public boolean isSimple() {
        return !types.isEmpty() && types.stream().allMatch(Primitive::isPrimitive);
    }

    private static boolean isDatatype(String type) {
        return switch (type) {
            case "Reference", "Coding", "CodeableConcept", "Address", "Period", "Identifier", "Meta" -> true;
            default -> false;
        };
    }
}
