package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.usra.record.definition.CodeSet;

/** The codes of a value set of the guide: listed in it, or all of a code system of the guide. */
final class LocalCodes {

    private LocalCodes() {}

    static CodeSet of(String valueSet) {
        JsonNode set = Guide.require("ValueSet", valueSet);
        Map<String, Set<String>> codes = new HashMap<>();
        for (JsonNode include : set.path("compose").path("include")) {
            String system = include.path("system").asText();
            JsonNode concepts = include.has("concept")
                    ? include.path("concept")
                    : Guide.require("CodeSystem", system).path("concept");
            Set<String> ofSystem = codes.computeIfAbsent(system, unseen -> new HashSet<>());
            concepts.forEach(concept -> ofSystem.add(concept.path("code").asText()));
        }
        return new CodeSet(valueSet.substring(valueSet.lastIndexOf('/') + 1), codes);
    }
}
