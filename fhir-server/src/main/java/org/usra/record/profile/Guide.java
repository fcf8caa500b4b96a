package org.usra.record.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.usra.rules.guide.GuideFiles;
import org.usra.rules.naming.Canonical;

/** The definitions of the guide by their canonical URLs; one is parsed when it is asked for. */
final class Guide {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Guide() {}

    static Optional<JsonNode> find(String resourceType, String url) {
        String before = Canonical.BASE + "/" + resourceType + "/";
        if (!url.startsWith(before)) {
            return Optional.empty();
        }
        String id = url.substring(before.length());
        String file = resourceType + "-" + id + ".json";
        // The name comes from a client: only a plain id may lead to a file.
        if (!id.matches("[a-z0-9-]+") || !GuideFiles.has(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(GuideFiles.text(file)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }

    static JsonNode require(String resourceType, String url) {
        return find(resourceType, url).orElseThrow(() -> new IllegalStateException("the guide has no " + url));
    }
}
