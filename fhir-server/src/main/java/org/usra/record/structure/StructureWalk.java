package org.usra.record.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Element;
import org.usra.record.definition.ElementShapes;
import org.usra.record.definition.Property;
import org.usra.record.definition.TypeShape;
import org.usra.rules.refusal.Refusal;

/** One walk through one document, beside the shapes that its elements should have. */
final class StructureWalk {

    private static final int ENOUGH_FAULTS = 50;

    private final List<Refusal> faults = new ArrayList<>();
    private final Place place = new Place();
    private final ElementShapes shapes;
    private final TypeShape companionShape;
    private final References references;
    private final boolean importScope;
    private Set<String> contained = Set.of();

    StructureWalk(ElementShapes shapes, boolean importScope) {
        this.shapes = shapes;
        this.companionShape = shapes.require("Element");
        this.references = new References(importScope);
        this.importScope = importScope;
    }

    List<Refusal> faults(ObjectNode root) {
        place.enter(root.path("resourceType").asText());
        resource(root, false);
        return faults;
    }

    private void resource(JsonNode node, boolean inner) {
        TypeShape shape = shapes.shape(node.path("resourceType").asText());
        if (!(node instanceof ObjectNode object)) {
            fault(StructureFault.wrongType("Resource"));
        } else if (shape == null || shape.propertiesOf("implicitRules").isEmpty()) {
            fault(StructureFault.unknownType(node.path("resourceType").asText()));
        } else if (inner) {
            JsonNode meta = node.path("meta");
            if (!node.has("id") || node.has("contained") || meta.has("versionId") || meta.has("lastUpdated")) {
                fault(StructureFault.badContained());
            }
            object(object, shape);
        } else {
            Set<String> outer = contained;
            contained = containedIds(node);
            object(object, shape);
            contained = outer;
        }
    }

    private static Set<String> containedIds(JsonNode node) {
        if (!node.has("contained")) {
            return Set.of();
        }
        Set<String> ids = new HashSet<>();
        node.path("contained").forEach(resource -> ids.add(resource.path("id").asText()));
        return ids;
    }

    private void object(ObjectNode object, TypeShape shape) {
        boolean resource = object.has("resourceType");
        if (object.size() <= (resource ? 1 : 0) && !resource) {
            fault(StructureFault.empty());
            return;
        }
        Property choice = null;
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            boolean companion = name.startsWith("_");
            Property property = shape.property(companion ? name.substring(1) : name);
            if (property == null || (companion && !property.primitive())) {
                if (!(resource && name.equals("resourceType"))) {
                    faultAt(name, StructureFault.unknownElement(name, shape.name()));
                }
                continue;
            }
            if (property.element().types().size() > 1) {
                if (choice != null && choice.element() == property.element() && choice != property) {
                    fault(StructureFault.twoChoices(property.element().name()));
                }
                choice = property;
            }
            place.enter(companion ? name : property.name());
            if (companion) {
                companion(entry.getValue(), object.get(property.name()), property);
            } else {
                values(entry.getValue(), object, property);
            }
            place.leave();
            if (faults.size() >= ENOUGH_FAULTS) {
                return;
            }
        }
        mandatory(object, shape);
        Refusal broken = Invariants.broken(object, shape.name());
        if (broken != null) {
            fault(broken);
        }
    }

    private void mandatory(ObjectNode object, TypeShape shape) {
        for (Element element : shape.mandatory()) {
            boolean given = false;
            for (Property property : shape.propertiesOf(element.name())) {
                given |= object.has(property.name()) || (property.primitive() && object.has("_" + property.name()));
            }
            if (!given) {
                faultAt(element.name(), StructureFault.missing(element.name(), shape.name()));
            }
        }
    }

    private void values(JsonNode node, ObjectNode owner, Property property) {
        if (!property.element().many()) {
            if (node.isArray()) {
                fault(StructureFault.mustNotRepeat(property.name()));
            } else {
                value(node, property, false);
            }
            return;
        }
        if (!node.isArray()) {
            fault(StructureFault.mustRepeat(property.name()));
            return;
        }
        if (node.isEmpty()) {
            fault(StructureFault.empty());
        }
        JsonNode beside = property.primitive() ? owner.get("_" + property.name()) : null;
        for (int i = 0; i < node.size(); i++) {
            place.position(i);
            value(node.get(i), property, beside != null && beside.path(i).isObject());
        }
    }

    private void value(JsonNode node, Property property, boolean hasCompanion) {
        TypeShape shape = property.shape();
        if (node.isNull()) {
            if (!hasCompanion) {
                fault(StructureFault.empty());
            }
        } else if (shape != null) {
            if (node instanceof ObjectNode object) {
                object(object, shape);
                special(object, property);
            } else {
                fault(StructureFault.wrongType(property.type()));
            }
        } else if (property.type().equals("Resource")) {
            resource(node, property.name().equals("contained"));
        } else {
            fault(Primitives.fault(property, node, importScope));
        }
    }

    private void special(ObjectNode object, Property property) {
        switch (property.type()) {
            case "Reference" -> fault(references.fault(object, property.element(), contained));
            case "CodeableConcept", "Coding" -> fault(RequiredCodes.fault(object, property));
            default -> {}
        }
    }

    private void companion(JsonNode node, @Nullable JsonNode values, Property property) {
        if (!property.element().many()) {
            companion(node);
            return;
        }
        if (!node.isArray() || (values != null && values.size() != node.size())) {
            fault(StructureFault.unaligned(property.name()));
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            place.position(i);
            boolean bothMissing = values == null || values.path(i).isNull();
            if (!node.get(i).isNull() || bothMissing) {
                companion(node.get(i));
            }
        }
    }

    private void companion(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object(object, companionShape);
        } else {
            fault(StructureFault.wrongType("Element"));
        }
    }

    private void faultAt(String name, Refusal refusal) {
        place.enter(name);
        fault(refusal);
        place.leave();
    }

    private void fault(@Nullable Refusal refusal) {
        if (refusal != null && faults.size() < ENOUGH_FAULTS) {
            faults.add(refusal.at(place.toString()));
        }
    }
}
