package org.usra.record.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What elements a resource type, a datatype or a part of one has, in HL7's order. */
public final class TypeShape {

    private final String name;
    private final List<Element> elements = new ArrayList<>();
    private final List<Element> mandatory = new ArrayList<>();
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final Map<String, List<Property>> propertiesByElement = new LinkedHashMap<>();

    TypeShape(String name) {
        this.name = name;
    }

    void add(Element element) {
        elements.add(element);
        if (element.mandatory()) {
            mandatory.add(element);
        }
    }

    void add(Property property) {
        properties.put(property.name(), property);
        propertiesByElement
                .computeIfAbsent(property.element().name(), unseen -> new ArrayList<>())
                .add(property);
    }

    /** {@code Patient}, {@code HumanName} or {@code Patient.contact}. */
    public String name() {
        return name;
    }

    public List<Element> elements() {
        return elements;
    }

    public List<Element> mandatory() {
        return mandatory;
    }

    /** By its JSON name, without the underscore of a primitive's companion. */
    public @Nullable Property property(String jsonName) {
        return properties.get(jsonName);
    }

    /** All JSON properties that one element may appear as: several for a choice. */
    public List<Property> propertiesOf(String element) {
        return propertiesByElement.getOrDefault(element, List.of());
    }

    @Override
    public String toString() {
        return name;
    }
}
