package org.usra.record.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of an export.
 *
 * @param transactionTime whatever had been committed then is in the files
 * @param types all that may come, in one order
 * @param patients the people whose records are meant; null for whatever the level opens
 * @param ofPatients only what belongs to some patient's record
 * @param filters {@code Type?query}
 * @param elements as {@code _elements} names them
 */
record ExportOrder(
        Instant transactionTime,
        List<String> types,
        @Nullable List<String> patients,
        boolean ofPatients,
        @Nullable Instant since,
        List<String> filters,
        List<String> elements) {

    /** The queries that choose among the resources of a type. */
    List<String> filters(String type) {
        return filters.stream()
                .filter(filter -> filter.startsWith(type + "?"))
                .map(filter -> filter.substring(type.length() + 1))
                .toList();
    }

    /** The elements of a type that are wanted; empty for all. */
    Set<String> elements(String type) {
        return elements.stream()
                .filter(name -> !name.contains(".") || name.startsWith(type + "."))
                .collect(Collectors.toSet());
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("transactionTime", transactionTime.toString());
        types.forEach(json.putArray("types")::add);
        if (patients != null) {
            patients.forEach(json.putArray("patients")::add);
        }
        json.put("ofPatients", ofPatients);
        if (since != null) {
            json.put("since", since.toString());
        }
        filters.forEach(json.putArray("filters")::add);
        elements.forEach(json.putArray("elements")::add);
        return json;
    }

    static ExportOrder of(ObjectNode json) {
        return new ExportOrder(
                Instant.parse(json.path("transactionTime").asText()),
                texts(json.path("types")),
                json.has("patients") ? texts(json.path("patients")) : null,
                json.path("ofPatients").asBoolean(),
                json.has("since") ? Instant.parse(json.path("since").asText()) : null,
                texts(json.path("filters")),
                texts(json.path("elements")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
