package org.usra.record.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Answer;
import org.usra.record.search.QueryParameter;

/**
 * The answer in the form that was asked for. JSON as it stands leaves as it stands; only XML, {@code _pretty}, {@code
 * _summary} and {@code _elements} make a tree of it.
 */
@Component
class Representation {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Outgoing outgoing;
    private final DocumentReader reader;

    Representation(Outgoing outgoing, DocumentReader reader) {
        this.outgoing = outgoing;
        this.reader = reader;
    }

    void write(HttpServletRequest request, HttpServletResponse response, List<QueryParameter> read, Answer answer)
            throws IOException {
        List<QueryParameter> query = read.isEmpty() ? QueryParameter.parse(request.getQueryString()) : read;
        WireFormat format = WireFormat.asked(first(query, "_format").orElse(null), request.getHeader("Accept"));
        byte[] body = bytes(answer);
        boolean pretty = first(query, "_pretty").filter("true"::equals).isPresent();
        if (body.length > 0 && pretty && format == WireFormat.JSON) {
            body = pretty(tree(body));
        }
        outgoing.write(request, response, answer, body, format.contentType());
    }

    byte[] bytes(Answer answer) {
        byte[] json = answer.json();
        return json == null ? new byte[0] : json;
    }

    ResourceDocument tree(byte[] json) {
        return reader.readJson(new ByteArrayInputStream(json), InputLimits.IMPORT);
    }

    private static byte[] pretty(ResourceDocument document) throws JsonProcessingException {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document.root());
    }

    private static Optional<String> first(List<QueryParameter> query, String name) {
        return query.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(QueryParameter::value)
                .findFirst();
    }
}
