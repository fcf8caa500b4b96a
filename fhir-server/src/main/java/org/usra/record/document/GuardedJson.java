package org.usra.record.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One pass over the tokens of one JSON body that builds the tree and refuses what would harm a later reader. */
final class GuardedJson {

    private final JsonParser parser;
    private final InputLimits limits;
    private String rootName = "Resource";
    private long tokens;
    private int depth;

    GuardedJson(JsonParser parser, InputLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    ObjectNode read() throws IOException {
        try {
            if (next() != JsonToken.START_OBJECT) {
                throw BodyFault.notAnObject(null);
            }
            ObjectNode root = object();
            if (next() != null) {
                throw BodyFault.notAnObject(null);
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw BodyFault.notJson(at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr(), element());
        }
    }

    private @Nullable JsonToken next() throws IOException {
        if (++tokens > limits.tokens()) {
            throw BodyFault.tooManyTokens(limits.tokens(), element());
        }
        return parser.nextToken();
    }

    private ObjectNode object() throws IOException {
        enter();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (next() == JsonToken.FIELD_NAME) {
            String name = storable(parser.currentName());
            JsonNode value = value(next());
            if (object.replace(name, value) != null) {
                throw BodyFault.duplicate(name, element());
            }
            if (depth == 1 && name.equals("resourceType")) {
                if (!value.isTextual()) {
                    throw BodyFault.notText(name, element());
                }
                rootName = value.textValue();
            }
        }
        depth--;
        return object;
    }

    private ArrayNode array() throws IOException {
        enter();
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            array.add(value(token));
        }
        depth--;
        return array;
    }

    private void enter() {
        if (++depth > limits.depth()) {
            throw BodyFault.tooDeep(limits.depth(), element());
        }
    }

    private JsonNode value(@Nullable JsonToken token) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> nodes.textNode(storable(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> WrittenNumber.of(reasonable(parser.getText()));
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case null, default -> throw BodyFault.notAnObject(element());
        };
    }

    private String storable(String text) {
        if (!isStorable(text)) {
            throw BodyFault.unstorableText(element());
        }
        return text;
    }

    /** PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                boolean pair = Character.isHighSurrogate(character)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private String reasonable(String number) {
        if (!NumberGuard.isReasonable(number)) {
            throw BodyFault.unreasonableNumber(element());
        }
        return number;
    }

    /** FHIRPath of where the parser stands. */
    private String element() {
        StringBuilder path = new StringBuilder();
        append(parser.getParsingContext(), path);
        return path.toString();
    }

    private void append(@Nullable JsonStreamContext context, StringBuilder path) {
        if (context == null || context.inRoot()) {
            path.append(rootName);
            return;
        }
        append(context.getParent(), path);
        if (context.inArray()) {
            path.append('[').append(Math.max(context.getCurrentIndex(), 0)).append(']');
        } else if (context.getCurrentName() != null) {
            path.append('.').append(context.getCurrentName());
        }
    }
}
