package org.usra.record.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.usra.rules.operation.GivenInput;

/** The parameters of a Parameters resource, as the rule of inputs reads them. */
final class GivenInputs {

    private GivenInputs() {}

    static List<GivenInput> of(JsonNode parameters) {
        List<GivenInput> given = new ArrayList<>();
        parameters.forEach(parameter -> given.add(input(parameter)));
        return given;
    }

    private static GivenInput input(JsonNode parameter) {
        String type = null;
        String json = null;
        for (Map.Entry<String, JsonNode> member : parameter.properties()) {
            if (member.getKey().startsWith("value")) {
                type = member.getKey().substring("value".length());
                json = member.getValue().toString();
            }
        }
        JsonNode resource = parameter.path("resource");
        return new GivenInput(
                parameter.path("name").asText(),
                type,
                json,
                resource.isMissingNode() ? null : resource.path("resourceType").asText(),
                of(parameter.path("part")));
    }

    /** The value of a simple input as a query would write it. */
    static String text(JsonNode parameter) {
        for (Map.Entry<String, JsonNode> member : parameter.properties()) {
            if (member.getKey().startsWith("value")) {
                return member.getValue().asText();
            }
        }
        return "";
    }
}
