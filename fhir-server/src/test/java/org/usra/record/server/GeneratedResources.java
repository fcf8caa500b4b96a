package org.usra.record.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.usra.record.definition.Element;
import org.usra.record.definition.ElementShapes;
import org.usra.record.definition.Property;
import org.usra.record.definition.TypeShape;

/**
 * Resources of any type, as text, with everything that R4 lets stand in them: made from the shapes of the types, the same for
 * the same seed.
 */
final class GeneratedResources {

    private static final int DEEPEST = 5;

    private final ElementShapes shapes = ElementShapes.r4();
    private final Random random;
    private final GeneratedValues values;

    GeneratedResources(long seed) {
        this.random = new Random(seed);
        this.values = new GeneratedValues(random);
    }

    String of(String type) {
        List<String> members = new ArrayList<>(List.of("\"resourceType\":\"" + type + "\""));
        TypeShape shape = shapes.require(type);
        if (!shape.propertiesOf("contained").isEmpty()) {
            members.add("\"contained\":[{\"resourceType\":\"Organization\",\"id\":\"held\",\"name\":"
                    + "\"محفوظ 🏥\",\"telecom\":[{\"rank\":1}]}]");
            members.add("\"extension\":[{\"url\":\"http://x.org/holds\",\"valueReference\":{\"reference\":\"#held\"}},"
                    + "{\"url\":\"http://x.org/how-much\",\"valueDecimal\":1.10}]");
            members.add("\"modifierExtension\":[{\"url\":\"http://x.org/turns\",\"valueBoolean\":false}]");
        }
        for (Element element : shape.elements()) {
            if (!List.of("id", "meta", "implicitRules", "contained", "extension", "modifierExtension")
                    .contains(element.name())) {
                add(members, shape, element, 0);
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private void add(List<String> members, TypeShape shape, Element element, int depth) {
        boolean wanted = element.mandatory() || depth < DEEPEST && random.nextInt(10) < 7 - 2 * depth;
        if (!wanted) {
            return;
        }
        List<Property> possible = shape.propertiesOf(element.name()).stream()
                .filter(property -> !property.type().equals("Resource"))
                .toList();
        if (possible.isEmpty()) {
            return;
        }
        Property property = values.one(possible);
        List<String> all = new ArrayList<>();
        List<String> companions = new ArrayList<>();
        int count = element.many() ? 1 + random.nextInt(2) : 1;
        for (int i = 0; i < count; i++) {
            all.add(property.primitive() ? values.of(property) : complex(property, depth + 1));
            companions.add(random.nextInt(4) == 0 ? companion() : "null");
        }
        String name = property.name();
        members.add("\"" + name + "\":" + (element.many() ? "[" + String.join(",", all) + "]" : all.getFirst()));
        if (property.primitive() && !property.type().equals("xhtml") && !name.equals("id") && !name.equals("url")) {
            if (element.many() && !companions.stream().allMatch("null"::equals)) {
                members.add("\"_" + name + "\":[" + String.join(",", companions) + "]");
            } else if (!element.many() && !companions.getFirst().equals("null")) {
                members.add("\"_" + name + "\":" + companions.getFirst());
            }
        }
    }

    private String companion() {
        return "{\"id\":\"c" + random.nextInt(99)
                + "\",\"extension\":[{\"url\":\"http://x.org/why\",\"valueString\":\"قيل\"}]}";
    }

    private String complex(Property property, int depth) {
        Element element = property.element();
        switch (property.type()) {
            case "Reference" -> {
                String target = element.targets().isEmpty() ? "Patient" : values.one(element.targets());
                return "{\"reference\":\"" + target + "/r-" + random.nextInt(9) + "\",\"display\":\"مرجع\"}";
            }
            case "Extension" -> {
                return "{\"url\":\"http://x.org/nested\",\"extension\":[{\"url\":\"deep\",\"valueDecimal\":2.500}]}";
            }
            case "Coding" -> {
                if (element.codes() != null) {
                    return values.coding(element.codes());
                }
            }
            case "CodeableConcept" -> {
                if (element.codes() != null) {
                    return "{\"coding\":[" + values.coding(element.codes()) + "],\"text\":\"نص\"}";
                }
            }
            default -> {}
        }
        TypeShape shape = java.util.Objects.requireNonNull(property.shape());
        List<String> members = new ArrayList<>();
        for (Element part : shape.elements()) {
            boolean needless = part.name().endsWith("xtension") && random.nextInt(6) > 0;
            if (!needless) {
                add(members, shape, part, depth);
            }
        }
        if (members.isEmpty()) {
            members.add("\"extension\":[{\"url\":\"http://x.org/only\",\"valueInteger\":1}]");
        }
        return "{" + String.join(",", members) + "}";
    }
}
