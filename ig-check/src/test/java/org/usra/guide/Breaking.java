package org.usra.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.ElementShapes;
import org.usra.record.definition.Property;

/**
 * Breaks good examples once for each constraint of its profile: nothing that the profile says is left untried.
 *
 * <p>Invariants cannot be broken by rote; {@code broken.tsv} has them.
 */
final class Breaking {

    private static final List<String> ODD =
            List.of("String", "Boolean", "Integer", "Timing", "Range", "DateTime", "Date");

    private final List<ObjectNode> examples;
    private final List<Broken> broken = new ArrayList<>();

    /**
     * @param what the element and the kind of constraint
     * @param neighbour the address of what a wrong reference leads to
     */
    record Broken(
            String what, ObjectNode resource, @Nullable String neighbour) {}

    private Breaking(List<ObjectNode> examples) {
        this.examples = examples;
    }

    static List<Broken> of(ObjectNode profile, List<ObjectNode> examples) {
        Breaking breaking = new Breaking(examples);
        breaking.definition(profile, new Spot(List.of()), profile.path("type").asText());
        return breaking.broken;
    }

    private void definition(JsonNode definition, Spot root, String type) {
        List<JsonNode> elements = new ArrayList<>();
        definition.path("differential").path("element").forEach(elements::add);
        for (JsonNode element : elements) {
            String id = element.path("id").asText();
            if (!id.contains(".")) {
                continue;
            }
            Spot spot = root;
            String shape = type;
            String at = "";
            for (String step : id.substring(id.indexOf('.') + 1).split("\\.")) {
                at = at.isEmpty() ? step : at + "." + step;
                spot = spot.step(step, discriminator(elements, step, id.split("\\.")[0] + "." + at));
                shape = next(shape, step.replaceFirst(":.*", ""));
            }
            String last = id.substring(id.lastIndexOf('.') + 1);
            constraint(element, spot, parent(type, id), last);
            String extension =
                    element.path("type").path(0).path("profile").path(0).asText();
            if (!extension.isEmpty()) {
                definition(extension(extension), spot, "Extension");
            }
        }
    }

    private void constraint(JsonNode element, Spot spot, String parent, String last) {
        String id = element.path("id").asText();
        boolean discriminates = last.equals("url") || id.matches(".*:[^.]*\\.system");
        boolean slice = last.contains(":");
        if (element.path("min").asInt() > 0 && !discriminates) {
            add(id + " min", copy -> spot.remove(copy));
        }
        String max = element.path("max").asText("*");
        if (max.equals("1") && (slice || isList(parent, last))) {
            add(id + " max", copy -> spot.repeat(copy));
        }
        if (element.has("type") && last.endsWith("[x]")) {
            odd(element, parent, last).ifPresent(name -> add(id + " type", copy -> spot.rename(copy, name)));
        }
        for (JsonNode type : element.path("type")) {
            if (type.has("targetProfile")) {
                target(type, parent, last)
                        .ifPresent(other -> add(
                                id + " target",
                                copy -> spot.change(copy, value -> ((ObjectNode) value).put("reference", other + "/1")),
                                other + "/1"));
            }
        }
        element.properties().forEach(property -> {
            if (property.getKey().startsWith("fixed") && !discriminates) {
                add(id + " fixed", copy -> spot.set(copy, other(property.getValue())));
            } else if (property.getKey().startsWith("pattern")) {
                add(id + " pattern", copy -> spot.set(copy, other(property.getValue())));
            }
        });
        if (element.path("binding").path("strength").asText().equals("required")) {
            add(id + " binding", copy -> spot.set(copy, null));
        }
    }

    private void add(String what, Predicate<ObjectNode> change) {
        add(what, change, null);
    }

    private void add(String what, Predicate<ObjectNode> change, @Nullable String neighbour) {
        ObjectNode changed = examples.stream()
                .map(ObjectNode::deepCopy)
                .filter(change)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no example shows " + what));
        broken.add(new Broken(what, changed, neighbour));
    }

    private static String discriminator(List<JsonNode> elements, String step, String id) {
        if (!step.contains(":")) {
            return "";
        }
        String list = id.substring(0, id.lastIndexOf(':'));
        String by = elements.stream()
                .filter(each -> each.path("id").asText().equals(list))
                .map(each -> each.path("slicing")
                        .path("discriminator")
                        .path(0)
                        .path("path")
                        .asText())
                .findFirst()
                .orElse("url");
        for (JsonNode each : elements) {
            if (each.path("id").asText().equals(id + "." + by)) {
                return by + "=" + each.path("fixedUri").asText();
            }
            if (each.path("id").asText().equals(id) && each.path("type").path(0).has("profile")) {
                return by + "="
                        + each.path("type").path(0).path("profile").path(0).asText();
            }
        }
        throw new IllegalStateException(id);
    }

    private static JsonNode extension(String url) {
        return Guide.read(
                Guide.directory().resolve("StructureDefinition-" + url.substring(url.lastIndexOf('/') + 1) + ".json"));
    }

    /** The type of the object that an element stands in. */
    private static String parent(String type, String id) {
        String[] steps = id.split("\\.");
        String shape = type;
        for (int i = 1; i < steps.length - 1; i++) {
            shape = next(shape, steps[i].replaceFirst(":.*", ""));
        }
        return shape;
    }

    private static String next(String shape, String step) {
        List<Property> properties = properties(shape, step);
        return properties.isEmpty() || properties.getFirst().shape() == null
                ? ""
                : properties.getFirst().shape().name();
    }

    private static List<Property> properties(String shape, String step) {
        return shape.isEmpty() ? List.of() : ElementShapes.r4().require(shape).propertiesOf(step.replace("[x]", ""));
    }

    private static boolean isList(String parent, String step) {
        return properties(parent, step).stream()
                .anyMatch(property -> property.element().many());
    }

    /** A type that R4 allows in the choice and the profile does not. */
    private static Optional<String> odd(JsonNode element, String parent, String step) {
        List<String> allowed = new ArrayList<>();
        element.path("type")
                .forEach(type -> allowed.add(type.path("code").asText().toLowerCase(Locale.ROOT)));
        String name = step.replace("[x]", "");
        return ODD.stream()
                .filter(type -> !allowed.contains(type.toLowerCase(Locale.ROOT)))
                .filter(type -> properties(parent, step).stream()
                        .anyMatch(property -> property.name().equals(name + type)))
                .map(type -> name + type)
                .findFirst();
    }

    private static Optional<String> target(JsonNode type, String parent, String step) {
        List<String> allowed = new ArrayList<>();
        type.path("targetProfile").forEach(each -> allowed.add(each.asText().replaceFirst(".*/", "")));
        List<Property> properties = properties(parent, step);
        List<String> base = properties.isEmpty()
                ? List.of()
                : properties.getFirst().element().targets();
        return (base.isEmpty() ? List.of("Basic") : base)
                .stream().filter(each -> !allowed.contains(each)).findFirst();
    }

    private static JsonNode other(JsonNode laidDown) {
        if (laidDown.isBoolean()) {
            return JsonNodeFactory.instance.booleanNode(!laidDown.asBoolean());
        }
        if (laidDown instanceof ObjectNode object) {
            ObjectNode copy = object.deepCopy();
            if (copy.get("coding") instanceof ArrayNode codings) {
                ((ObjectNode) codings.get(0)).put("code", "other");
            } else if (copy.has("code")) {
                copy.put("code", "VR");
            } else {
                copy.put("system", "urn:oid:1.2.3").put("value", 1).put("code", "x");
            }
            return copy;
        }
        return JsonNodeFactory.instance.textNode("other");
    }
}
