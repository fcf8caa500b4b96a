package org.usra.launcher.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a token says, read without a look at its signature. */
public record Claims(JsonNode json) {

    /** Takes the middle of the three parts. */
    public static Claims of(String token) {
        try {
            return new Claims(new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String claim) {
        return json.path(claim).asText();
    }

    public List<String> list(String claim, String... below) {
        JsonNode node = json.path(claim);
        for (String name : below) {
            node = node.path(name);
        }
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** From issue to expiry. */
    public long seconds() {
        return json.path("exp").asLong() - json.path("iat").asLong();
    }
}
