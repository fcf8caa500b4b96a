package org.usra.record.commit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.naming.Canonical;

/** The few elements that rules and derived rows ask of a document, read from its tree. */
public final class Elements {

    private Elements() {}

    /** The tree, or an empty one for a document that is not there. */
    public static JsonNode root(@Nullable ResourceDocument document) {
        return document == null ? MissingNode.getInstance() : document.root();
    }

    /** The id in a reference to this type on this server, versioned or not. */
    public static Optional<String> reference(JsonNode reference, String type) {
        String text = reference.path("reference").asText();
        if (!text.startsWith(type + "/")) {
            return Optional.empty();
        }
        String id = text.substring(type.length() + 1).replaceFirst("/_history/.*$", "");
        return id.isEmpty() || id.contains("/") || id.contains("?") ? Optional.empty() : Optional.of(id);
    }

    /** The ids of this type in an array of references. */
    public static List<String> references(JsonNode array, String type) {
        return items(array).flatMap(item -> reference(item, type).stream()).toList();
    }

    public static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The code that a CodeableConcept (or an array of them) has in one of our code systems. */
    public static Optional<String> code(JsonNode concept, String system) {
        Stream<JsonNode> concepts = concept.isArray() ? items(concept) : Stream.of(concept);
        return concepts.flatMap(one -> items(one.path("coding")))
                .filter(coding ->
                        coding.path("system").asText().equals(Canonical.codeSystem(system)) && coding.has("code"))
                .map(coding -> coding.get("code").asText())
                .findFirst();
    }

    /** The value of an identifier of ours. */
    public static Optional<String> identifier(JsonNode resource, String name) {
        return items(resource.path("identifier"))
                .filter(identifier -> identifier.path("system").asText().equals(Canonical.identifier(name)))
                .filter(identifier -> identifier.has("value"))
                .map(identifier -> identifier.get("value").asText())
                .findFirst();
    }

    /** One of our extensions; missing when it is not there. */
    public static JsonNode extension(JsonNode element, String name) {
        return items(element.path("extension"))
                .filter(extension -> extension.path("url").asText().equals(Canonical.structure(name)))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    public static @Nullable String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : null;
    }

    /** When a date, dateTime or instant begins: a day begins at midnight in Egypt. */
    public static @Nullable Instant begins(JsonNode value) {
        return moment(value, false);
    }

    /** When it is over: the end of a period names the last day, month or year that belongs to it. */
    public static @Nullable Instant isOver(JsonNode value) {
        return moment(value, true);
    }

    private static @Nullable Instant moment(JsonNode value, boolean end) {
        String text = value.asText();
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() > 10) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDate day = switch (text.length()) {
                case 4 -> LocalDate.of(Integer.parseInt(text) + (end ? 1 : 0), 1, 1);
                case 7 -> YearMonth.parse(text).plusMonths(end ? 1 : 0).atDay(1);
                default -> LocalDate.parse(text).plusDays(end ? 1 : 0);
            };
            return day.atStartOfDay(RuleBook.EGYPT).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Every reference in the document, and where it stands first: {@code Encounter.participant[0].individual}. */
    public static Map<String, String> allReferences(JsonNode root) {
        Map<String, String> found = new LinkedHashMap<>();
        collect(root, root.path("resourceType").asText(), found);
        return found;
    }

    private static void collect(JsonNode node, String path, Map<String, String> found) {
        JsonNode reference = node.path("reference");
        if (node.isObject() && reference.isTextual()) {
            found.putIfAbsent(reference.asText(), path);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "[" + i + "]", found);
            }
        }
        node.properties().forEach(child -> collect(child.getValue(), path + "." + child.getKey(), found));
    }
}
