package org.usra.record.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.usra.record.access.Caller;

/** What a row of a job holds as JSON. */
final class JobText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JobText() {}

    static String of(Caller caller) {
        try {
            return JSON.writeValueAsString(caller);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Caller caller(String text) {
        return read(text, Caller.class);
    }

    static ObjectNode object(String text) {
        return read(text, ObjectNode.class);
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job holds what is no " + type.getSimpleName(), e);
        }
    }
}
