package org.usra.record.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.server.OperationResult;

/** The Parameters that an operation answers with. */
final class Told {

    private final ObjectNode root = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
    private final ArrayNode parameters = root.putArray("parameter");

    Told text(String name, @Nullable String value) {
        if (value != null) {
            parameters.addObject().put("name", name).put("valueString", value);
        }
        return this;
    }

    Told code(String name, String value) {
        parameters.addObject().put("name", name).put("valueCode", value);
        return this;
    }

    Told truth(String name, boolean value) {
        parameters.addObject().put("name", name).put("valueBoolean", value);
        return this;
    }

    /** A sentence in English with its Arabic beside it. */
    Told sentence(String name, String english, String arabic) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("valueString", english);
        ArrayNode translation = parameter
                .putObject("_valueString")
                .putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/translation")
                .putArray("extension");
        translation.addObject().put("url", "lang").put("valueCode", "ar");
        translation.addObject().put("url", "content").put("valueString", arabic);
        return this;
    }

    /** A parameter with parts, to be filled. */
    ArrayNode parts(String name) {
        return parameters.addObject().put("name", name).putArray("part");
    }

    OperationResult answer() {
        return OperationResult.ok(ResourceDocument.of(root));
    }
}
