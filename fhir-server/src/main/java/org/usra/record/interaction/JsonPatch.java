package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.refusal.Refused;

/**
 * One <a href="https://www.rfc-editor.org/rfc/rfc6902">JSON Patch</a>, to the letter: a place that is not there is a
 * fault, and numbers are tested by value.
 */
final class JsonPatch {

    /** Copies of copies grow without a bound of their own. */
    private static final int MOST_COPIED = 50_000;

    private JsonPatch() {}

    /** One operation; it changes the document, or says why it cannot. */
    private interface Step {
        void apply(ObjectNode root);
    }

    static UnaryOperator<ResourceDocument> of(JsonNode patch) {
        if (!patch.isArray()) {
            throw InteractionFault.malformed(
                    "A JSON Patch is an array of operations.", "JSON Patch قائمة عمليات.", "$");
        }
        List<Step> steps = new ArrayList<>();
        int[] copied = new int[1];
        patch.forEach(operation -> steps.add(step(operation, copied)));
        return before -> {
            ResourceDocument after = before.copy();
            copied[0] = 0;
            steps.forEach(step -> step.apply(after.root()));
            return Patching.requireSame(before, after);
        };
    }

    private static Step step(JsonNode operation, int[] copied) {
        String name = operation.path("op").asText();
        JsonPlace path = JsonPlace.of(operation.path("path"), "path");
        return switch (name) {
            case "add" -> {
                JsonNode value = value(operation, name);
                yield root -> path.add(root, value.deepCopy());
            }
            case "replace" -> {
                JsonNode value = value(operation, name);
                yield root -> path.replace(root, value.deepCopy());
            }
            case "test" -> {
                JsonNode value = value(operation, name);
                yield root -> {
                    if (!path.require(root).equals(JsonPatch::compare, value)) {
                        throw path.fault("is not what the test expects", "ليس كما يتوقعه الاختبار");
                    }
                };
            }
            case "remove" -> path::remove;
            case "move" -> {
                JsonPlace from = JsonPlace.of(operation.path("from"), "from");
                yield root -> {
                    if (from.holds(path) && !from.equals(path)) {
                        throw path.fault("lies within what is moved", "يقع داخل ما يُنقل");
                    }
                    path.add(root, from.remove(root));
                };
            }
            case "copy" -> {
                JsonPlace from = JsonPlace.of(operation.path("from"), "from");
                yield root -> {
                    JsonNode copy = from.require(root).deepCopy();
                    copied[0] += size(copy);
                    if (copied[0] > MOST_COPIED) {
                        throw path.fault("would become too large", "سيصبح أكبر من المسموح");
                    }
                    path.add(root, copy);
                };
            }
            default ->
                throw InteractionFault.malformed(
                        "The op of a JSON Patch is add, remove, replace, move, copy or test, not \"" + name + "\".",
                        "العملية في JSON Patch هي add أو remove أو replace أو move أو copy أو test، وليست \"" + name
                                + "\".",
                        "$.op");
        };
    }

    private static JsonNode value(JsonNode operation, String name) {
        if (!operation.has("value")) {
            throw missingValue(name);
        }
        return operation.get("value");
    }

    private static Refused missingValue(String name) {
        return InteractionFault.malformed(
                "The JSON Patch operation " + name + " has no value.", "العملية " + name + " بلا value.", "$.value");
    }

    /** RFC 6902, 4.6: numbers are equal when their values are, however they are written. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }
}
