package org.usra.guide;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One row of a table of variants: an example and what to change in it. */
record Edits(String profile, String what, String edits) {

    static List<Edits> table(String file) {
        Path table = Guide.root().resolve("ig-check/src/test/resources").resolve(file);
        try {
            return Files.readAllLines(table).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Edits(columns[0], columns[1], columns[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode of(ObjectNode example) {
        ObjectNode copy = example.deepCopy();
        for (String edit : edits.split("; (?=set |remove )")) {
            String[] words = edit.split(" ", 3);
            JsonPointer place = JsonPointer.compile(words[1]);
            JsonNode owner = copy.at(place.head());
            if (words[0].equals("remove")) {
                remove(owner, place);
            } else if (owner instanceof ArrayNode list) {
                list.set(place.last().getMatchingIndex(), value(words[2]));
            } else {
                ((ObjectNode) owner).set(place.last().getMatchingProperty(), value(words[2]));
            }
        }
        return copy;
    }

    private static void remove(JsonNode owner, JsonPointer place) {
        JsonNode gone = owner instanceof ArrayNode list
                ? list.remove(place.last().getMatchingIndex())
                : ((ObjectNode) owner).remove(place.last().getMatchingProperty());
        if (gone == null) {
            throw new IllegalArgumentException("nothing at " + place);
        }
    }

    private static JsonNode value(String json) {
        try {
            return Guide.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Override
    public String toString() {
        return profile + ": " + what;
    }
}
