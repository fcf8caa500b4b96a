package org.usra.record.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.server.OperationRequest;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.Concept;
import org.usra.record.vocabulary.ComposedSet;

/** Writes a ValueSet with its expansion. */
final class ExpansionWriter {

    private static final List<String> TOLD = List.of("id", "url", "version", "name", "title", "status", "experimental");
    private static final Set<String> NUMBERS = Set.of("offset", "count");
    private static final Set<String> TRUTHS =
            Set.of("includeDesignations", "includeDefinition", "activeOnly", "excludeNested");

    private final JsonNode definition;
    private final OperationRequest request;
    private final @Nullable String language;
    private final boolean designations;

    ExpansionWriter(OperationRequest request, JsonNode definition) {
        this.request = request;
        this.definition = definition;
        this.language = request.first("displayLanguage").orElse(null);
        this.designations = Inputs.isTrue(request, "includeDesignations");
    }

    ResourceDocument write(ComposedSet.Expansion expansion, List<CodeSource.Heading> systems, int offset, Instant now) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("resourceType", "ValueSet");
        TOLD.stream().filter(definition::has).forEach(name -> root.set(name, definition.get(name)));
        if (!root.has("status")) {
            root.put("status", "unknown");
        }
        String notices = systems.stream()
                .flatMap(system -> Stream.ofNullable(system.notice()))
                .distinct()
                .collect(Collectors.joining("\n\n"));
        if (!notices.isEmpty()) {
            root.put("copyright", notices);
        }
        if (Inputs.isTrue(request, "includeDefinition") && definition.has("compose")) {
            root.set("compose", definition.get("compose"));
        }
        ObjectNode written = root.putObject("expansion");
        if (!expansion.closed()) {
            written.putArray("extension")
                    .addObject()
                    .put("url", "http://hl7.org/fhir/StructureDefinition/valueset-unclosed")
                    .put("valueBoolean", true);
        }
        written.put("identifier", "urn:uuid:" + UUID.randomUUID())
                .put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("total", expansion.total())
                .put("offset", offset);
        parameters(written, systems);
        expansion
                .members()
                .forEach(member -> contains(written.withArray("contains").addObject(), member));
        return ResourceDocument.of(root);
    }

    /** What shaped the answer: the inputs, and the versions of the code systems. */
    private void parameters(ObjectNode expansion, List<CodeSource.Heading> systems) {
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        request.query().forEach((name, values) -> {
            if (!name.startsWith("_") && !name.equals("url")) {
                ObjectNode parameter = parameters.addObject().put("name", name);
                if (NUMBERS.contains(name)) {
                    parameter.put("valueInteger", Integer.parseInt(values.getFirst()));
                } else if (TRUTHS.contains(name)) {
                    parameter.put("valueBoolean", values.getFirst().equals("true"));
                } else {
                    parameter.put("valueString", values.getFirst());
                }
            }
        });
        systems.stream()
                .filter(system -> system.version() != null && !system.version().isEmpty())
                .forEach(system -> parameters
                        .addObject()
                        .put("name", "version")
                        .put("valueUri", system.url() + "|" + system.version()));
        if (!parameters.isEmpty()) {
            expansion.set("parameter", parameters);
        }
    }

    private void contains(ObjectNode entry, ComposedSet.Member member) {
        Concept concept = member.concept();
        entry.put("system", member.system().url());
        if (!concept.selectable()) {
            entry.put("abstract", true);
        }
        if (concept.inactive()) {
            entry.put("inactive", true);
        }
        if (member.pinned() && member.system().version() != null) {
            entry.put("version", member.system().version());
        }
        entry.put("code", concept.code());
        String display = concept.display(language);
        if (display != null) {
            entry.put("display", display);
        }
        if (designations) {
            concept.designations()
                    .forEach(name -> designation(entry.withArray("designation").addObject(), name));
        }
    }

    private static void designation(ObjectNode entry, Concept.Designation name) {
        if (name.language() != null) {
            entry.put("language", name.language());
        }
        if (name.use() != null) {
            entry.putObject("use").put("code", name.use());
        }
        entry.put("value", name.value());
    }
}
