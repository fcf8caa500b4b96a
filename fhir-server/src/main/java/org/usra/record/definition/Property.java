package org.usra.record.definition;

import org.jspecify.annotations.Nullable;

/**
 * One JSON property of a type: an element with the datatype that its name says ({@code valueQuantity}).
 *
 * @param type datatype of the value, {@code Resource} for any resource
 * @param shape of the value; null for primitives and whole resources
 */
public record Property(
        String name, Element element, String type, @Nullable TypeShape shape) {

    public boolean primitive() {
        return shape == null && !type.equals("Resource");
    }
}
