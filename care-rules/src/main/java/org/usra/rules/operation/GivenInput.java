package org.usra.rules.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parameter as it was sent.
 *
 * @param type what follows {@code value}: {@code Code}, {@code Reference}; null where there is no value
 * @param json the value as it stands in the JSON; null where there is none
 * @param resourceType of the resource that it holds; null where it holds none
 */
public record GivenInput(
        String name,
        @Nullable String type,
        @Nullable String json,
        @Nullable String resourceType,
        List<GivenInput> parts) {

    boolean isEmpty() {
        return type == null && resourceType == null && parts.isEmpty();
    }

    /** The FHIR type of the value: {@code code}, {@code Reference}; empty where there is none. */
    String fhirType() {
        if (type == null || type.isEmpty()) {
            return "";
        }
        String lower = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        return Primitive.isPrimitive(lower) ? lower : type;
    }
}
