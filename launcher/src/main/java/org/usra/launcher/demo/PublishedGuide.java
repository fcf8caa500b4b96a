package org.usra.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.usra.rules.guide.GuideFiles;

/** The implementation guide as resources of the record, so that clients find its definitions where they find everything. */
final class PublishedGuide {

    private PublishedGuide() {}

    static List<ObjectNode> definitions() {
        return GuideFiles.names().stream().map(PublishedGuide::read).toList();
    }

    private static ObjectNode read(String file) {
        ObjectNode definition = (ObjectNode) json(file);
        if (definition.at("/definition/resource") instanceof ArrayNode resources) {
            // An installation has no examples, and a list of what is there names nothing else.
            resources.removeIf(PublishedGuide::isExample);
        }
        JsonNode differential = definition.remove("differential");
        if (differential != null) {
            // What a validator reads; here and not in the file, which says only what the guide adds to R4.
            definition.set("snapshot", json("snapshot/" + file));
            definition.set("differential", differential);
        }
        return definition;
    }

    private static JsonNode json(String file) {
        return Json.read(GuideFiles.text(file).getBytes(UTF_8));
    }

    private static boolean isExample(JsonNode listed) {
        return listed.has("exampleCanonical");
    }
}
