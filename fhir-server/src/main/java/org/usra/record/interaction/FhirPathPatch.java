package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.path.ExpressionReader;
import org.usra.record.path.Found;

/** One <a href="https://hl7.org/fhir/R4/fhirpatch.html">FHIRPath Patch</a>: a Parameters of add, insert, delete, replace and move. */
final class FhirPathPatch {

    private FhirPathPatch() {}

    static UnaryOperator<ResourceDocument> of(ResourceDocument parameters) {
        JsonNode operations = parameters.root().path("parameter");
        if (operations.isEmpty()) {
            throw InteractionFault.malformed(
                    "A FHIRPath Patch has at least one operation.",
                    "يحتوي التعديل على عملية واحدة على الأقل.",
                    "Parameters.parameter");
        }
        return before -> {
            ResourceDocument after = before.copy();
            operations.forEach(operation -> apply(operation.path("part"), after.root()));
            return Patching.requireSame(before, after);
        };
    }

    private static void apply(JsonNode parts, ObjectNode root) {
        String path = text(parts, "path");
        switch (text(parts, "type")) {
            case "add" -> add(root, path, text(parts, "name"), part(parts, "value"));
            case "insert" -> {
                ArrayNode list = list(root, path);
                int index = number(parts, "index", list.size());
                Found parent = PatchTarget.parent(root, path);
                list.insert(
                        index,
                        PatchTarget.value(parent, PatchTarget.lastName(path), part(parts, "value"))
                                .node());
            }
            case "delete" -> PatchTarget.find(root, path).ifPresent(PatchTarget::remove);
            case "replace" ->
                PatchTarget.find(root, path)
                        .orElseThrow(() -> PatchTarget.nothingAt(path))
                        .replace(part(parts, "value"));
            case "move" -> {
                ArrayNode list = list(root, path);
                int source = number(parts, "source", list.size() - 1);
                int destination = number(parts, "destination", list.size() - 1);
                list.insert(destination, list.remove(source));
            }
            default ->
                throw InteractionFault.malformed(
                        "The type of a patch operation is add, insert, delete, replace or move.",
                        "نوع العملية add أو insert أو delete أو replace أو move.",
                        "Parameters.parameter.part");
        }
    }

    private static void add(ObjectNode root, String path, String name, JsonNode value) {
        Found parent = PatchTarget.one(root, path);
        PatchTarget.Value added = PatchTarget.value(parent, name, value);
        ObjectNode object = (ObjectNode) parent.value();
        if (added.list()) {
            object.withArray(added.property()).add(added.node());
        } else if (object.has(added.property())) {
            throw Patching.unusable(path + "." + name + " is there already", path + "." + name + " موجود من قبل");
        } else {
            object.set(added.property(), added.node());
        }
    }

    private static ArrayNode list(ObjectNode root, String path) {
        Found parent = PatchTarget.parent(root, path);
        if (parent.value().get(PatchTarget.lastName(path)) instanceof ArrayNode list) {
            return list;
        }
        throw Patching.unusable(path + " is no list with elements", path + " ليس قائمة فيها عناصر");
    }

    private static String text(JsonNode parts, String name) {
        for (Map.Entry<String, JsonNode> value : part(parts, name).properties()) {
            if (value.getKey().startsWith("value")) {
                return value.getValue().asText();
            }
        }
        throw missing(name);
    }

    private static int number(JsonNode parts, String name, int most) {
        String text = text(parts, name);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
            throw Patching.unusable(name + " is not a place in the list", name + " ليس موضعًا في القائمة");
        }
        return Integer.parseInt(text);
    }

    private static JsonNode part(JsonNode parts, String name) {
        for (JsonNode part : parts) {
            if (name.equals(part.path("name").asText())) {
                return part;
            }
        }
        throw missing(name);
    }

    private static org.usra.rules.refusal.Refused missing(String name) {
        return InteractionFault.malformed(
                "The patch operation has no " + name + ".",
                "ينقص العملية الجزء " + name + ".",
                "Parameters.parameter.part");
    }

    /** What a path leads to in this resource. */
    static List<Found> evaluate(ObjectNode root, String path) {
        Found resource = Found.resource(root);
        try {
            return ExpressionReader.compile(path).on(List.of(resource), resource);
        } catch (IllegalArgumentException e) {
            throw InteractionFault.malformed(
                    "The path \"" + path + "\" cannot be used in a patch.",
                    "لا يمكن استعمال المسار \"" + path + "\" في التعديل.",
                    "Parameters.parameter.part");
        }
    }

    static @Nullable Found only(List<Found> found, String path) {
        if (found.size() > 1) {
            throw PatchTarget.severalAt(path);
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
