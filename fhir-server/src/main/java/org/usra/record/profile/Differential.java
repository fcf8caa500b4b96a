package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The differential of a StructureDefinition as the tree that its element ids spell: {@code Patient.identifier:newborn.value}. */
final class Differential {

    final String name;
    final Map<String, Differential> children = new LinkedHashMap<>();
    final Map<String, Differential> slices = new LinkedHashMap<>();

    /** The ElementDefinition, missing where only something below it is said. */
    JsonNode element = MissingNode.getInstance();

    private Differential(String name) {
        this.name = name;
    }

    static Differential of(JsonNode definition) {
        Differential root = new Differential(definition.path("type").asText());
        for (JsonNode element : definition.path("differential").path("element")) {
            Differential node = root;
            String[] steps = element.path("id").asText().split("\\.", -1);
            for (int i = 1; i < steps.length; i++) {
                node = node.step(steps[i]);
            }
            node.element = element;
        }
        return root;
    }

    private Differential step(String step) {
        int mark = step.indexOf(':');
        Differential child = children.computeIfAbsent(mark < 0 ? step : step.substring(0, mark), Differential::new);
        return mark < 0 ? child : child.slices.computeIfAbsent(step.substring(mark + 1), Differential::new);
    }

    /** The value of {@code fixed…} or {@code pattern…}. */
    JsonNode value(String prefix) {
        for (var property : element.properties()) {
            if (property.getKey().startsWith(prefix)) {
                return property.getValue();
            }
        }
        return MissingNode.getInstance();
    }
}
