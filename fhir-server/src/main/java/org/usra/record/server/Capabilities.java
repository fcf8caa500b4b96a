package org.usra.record.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.search.PublicAddress;

/** The CapabilityStatement: written from the definitions and the operations that are there, so that it cannot promise more. */
@Component
class Capabilities {

    private static final List<String> INTERACTIONS = List.of(
            "read", "vread", "update", "patch", "delete", "history-instance", "history-type", "create", "search-type");

    private final byte[] json;

    Capabilities(FhirDefinitions definitions, Operations operations, PublicAddress address, Clock clock) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("resourceType", "CapabilityStatement")
                .put("status", "active")
                .put("date", clock.instant().toString())
                .put("kind", "instance")
                .put("fhirVersion", "4.0.1");
        root.putObject("software").put("name", "Usra fhir-server").put("version", "0.1.0");
        root.putObject("implementation")
                .put("description", "The record of the scheme")
                .put("url", address.publicUrl());
        root.putArray("format")
                .add("application/fhir+json")
                .add("application/fhir+xml")
                .add("json")
                .add("xml");
        root.putArray("patchFormat").add("application/json-patch+json").add("application/fhir+json");
        ObjectNode rest = root.putArray("rest").addObject().put("mode", "server");
        ArrayNode resources = rest.putArray("resource");
        definitions.resourceTypes().forEach(type -> resource(resources.addObject(), type, definitions, operations));
        ArrayNode system = rest.putArray("interaction");
        List.of("transaction", "batch", "search-system", "history-system")
                .forEach(code -> system.addObject().put("code", code));
        operations(rest, null, operations);
        this.json = root.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] json() {
        return json;
    }

    private static void resource(ObjectNode resource, String type, FhirDefinitions definitions, Operations operations) {
        resource.put("type", type);
        ArrayNode interactions = resource.putArray("interaction");
        INTERACTIONS.forEach(code -> interactions.addObject().put("code", code));
        resource.put("versioning", "versioned")
                .put("readHistory", true)
                // Only the import scope may bring ids of its own; everybody else gets 405.
                .put("updateCreate", true)
                .put("conditionalCreate", true)
                .put("conditionalRead", "full-support")
                .put("conditionalUpdate", true)
                .put("conditionalDelete", "single");
        ArrayNode parameters = resource.putArray("searchParam");
        definitions.searchParameters(type).stream()
                .filter(parameter -> parameter.type() != ParameterType.SPECIAL)
                .forEach(parameter -> parameters
                        .addObject()
                        .put("name", parameter.code())
                        .put("definition", parameter.url())
                        .put("type", parameter.type().name().toLowerCase(Locale.ROOT)));
        operations(resource, type, operations);
    }

    private static void operations(ObjectNode parent, @Nullable String type, Operations operations) {
        for (Operation operation : operations.all()) {
            boolean here = operation.level() == Operation.Level.SYSTEM
                    ? type == null
                    : type != null
                            && (operation.type() == null || operation.type().equals(type));
            if (here) {
                parent.withArray("operation")
                        .addObject()
                        .put("name", operation.name())
                        .put(
                                "definition",
                                "http://hl7.org/fhir/OperationDefinition/" + (type == null ? "" : type + "-")
                                        + operation.name());
            }
        }
    }
}
