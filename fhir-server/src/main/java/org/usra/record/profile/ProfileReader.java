package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.CodeSet;
import org.usra.record.definition.ElementShapes;
import org.usra.record.definition.Property;
import org.usra.record.definition.TypeShape;
import org.usra.record.outcome.Outcome;
import org.usra.record.profile.ElementRule.Demands;
import org.usra.record.profile.ElementRule.Slice;

/** Compiles a StructureDefinition: what its differential says, beside the shapes that R4 gives the elements. */
final class ProfileReader {

    private final ElementShapes shapes = ElementShapes.r4();
    private final Function<String, Profile> extensions;

    /**
     * @param extensions the compiled definition of an extension, by its URL
     */
    ProfileReader(Function<String, Profile> extensions) {
        this.extensions = extensions;
    }

    Profile read(JsonNode definition) {
        String type = definition.path("type").asText();
        Differential tree = Differential.of(definition);
        return new Profile(
                definition.path("url").asText(), type, rule(tree, type, List.of(type), shapes.require(type)));
    }

    private ElementRule rule(Differential node, String name, List<String> properties, @Nullable TypeShape shape) {
        List<ElementRule> children = new ArrayList<>();
        for (Differential child : node.children.values()) {
            children.add(child(child, shape));
        }
        List<Slice> slices = new ArrayList<>();
        for (Differential slice : node.slices.values()) {
            slices.add(slice(node, slice, name, properties, shape));
        }
        JsonNode element = node.element;
        String max = element.path("max").asText("*");
        return new ElementRule(
                name,
                properties,
                allowed(name, properties, element),
                element.path("min").asInt(0),
                max.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(max),
                demands(node),
                slices,
                children);
    }

    private ElementRule child(Differential child, @Nullable TypeShape parent) {
        String name = child.name.replace("[x]", "");
        List<Property> properties = parent == null ? List.of() : parent.propertiesOf(name);
        if (properties.isEmpty()) {
            throw new IllegalStateException(parent + " has no element " + name);
        }
        TypeShape shape = properties.size() == 1 ? properties.getFirst().shape() : null;
        return rule(child, name, properties.stream().map(Property::name).toList(), shape);
    }

    private Slice slice(
            Differential list, Differential slice, String name, List<String> properties, @Nullable TypeShape shape) {
        String definition =
                slice.element.path("type").path(0).path("profile").path(0).asText();
        Profile extension = definition.isEmpty() ? null : extensions.apply(definition);
        String discriminator = list.element
                .path("slicing")
                .path("discriminator")
                .path(0)
                .path("path")
                .asText("url");
        Differential marked = slice.children.get(discriminator);
        String value = extension != null
                ? definition
                : marked == null ? "" : marked.value("fixed").asText();
        if (value.isEmpty()) {
            throw new IllegalStateException("slice " + slice.name + " has no fixed " + discriminator);
        }
        return new Slice(discriminator, value, rule(slice, name, properties, shape), extension);
    }

    private static Set<String> allowed(String name, List<String> properties, JsonNode element) {
        if (!element.has("type") || properties.size() == 1) {
            return Set.copyOf(properties);
        }
        Set<String> allowed = new HashSet<>();
        for (JsonNode type : element.path("type")) {
            String code = type.path("code").asText();
            allowed.add(name + Character.toUpperCase(code.charAt(0)) + code.substring(1));
        }
        return Set.copyOf(allowed);
    }

    private static Demands demands(Differential node) {
        Set<String> targets = new HashSet<>();
        for (JsonNode type : node.element.path("type")) {
            type.path("targetProfile")
                    .forEach(target -> targets.add(
                            target.asText().substring(target.asText().lastIndexOf('/') + 1)));
        }
        JsonNode exact = node.value("fixed");
        JsonNode like = node.value("pattern");
        return new Demands(
                targets,
                exact.isMissingNode() ? null : exact,
                like.isMissingNode() ? null : like,
                codes(node.element.path("binding")),
                invariants(node.element.path("constraint")));
    }

    private static @Nullable CodeSet codes(JsonNode binding) {
        return binding.path("strength").asText().equals("required")
                ? LocalCodes.of(binding.path("valueSet").asText())
                : null;
    }

    private static List<Invariant> invariants(JsonNode constraints) {
        List<Invariant> invariants = new ArrayList<>();
        for (JsonNode constraint : constraints) {
            String key = constraint.path("key").asText();
            String english = constraint.path("human").asText();
            invariants.add(new Invariant(
                    key,
                    SchemeInvariants.require(key),
                    Outcome.arabic(constraint.path("_human")).orElse(english),
                    english));
        }
        return List.copyOf(invariants);
    }
}
