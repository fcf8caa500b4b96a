package org.usra.record.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The code systems and value sets that HL7 itself publishes with R4; one is parsed when it is asked for. */
public final class ShippedTerminology {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern URL = Pattern.compile("\\{\"resourceType\":\"[A-Za-z]+\",\"url\":\"([^\"]+)\"");

    private ShippedTerminology() {}

    public static Optional<JsonNode> codeSystem(String url) {
        return parsed(CodeSystems.LINES.get(url));
    }

    public static Optional<JsonNode> valueSet(String url) {
        return parsed(ValueSets.LINES.get(url));
    }

    private static Optional<JsonNode> parsed(byte @Nullable [] line) {
        try {
            return line == null ? Optional.empty() : Optional.of(JSON.readTree(line));
        } catch (IOException e) {
            throw new IllegalStateException("a listing of ours is no JSON", e);
        }
    }

    private static Map<String, byte[]> lines(String file) {
        Map<String, byte[]> lines = new HashMap<>();
        for (String line : Listing.lines(file)) {
            Matcher url = URL.matcher(line);
            if (url.lookingAt()) {
                lines.put(url.group(1), line.getBytes(UTF_8));
            }
        }
        return lines;
    }

    /** Read on first use: a start needs neither. */
    private static final class CodeSystems {
        static final Map<String, byte[]> LINES = lines("r4-code-systems.ndjson");
    }

    /** Read on first use: a start needs neither. */
    private static final class ValueSets {
        static final Map<String, byte[]> LINES = lines("r4-value-sets.ndjson");
    }
}
