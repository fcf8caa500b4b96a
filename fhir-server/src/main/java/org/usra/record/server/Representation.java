package org.usra.record.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Answer;
import org.usra.record.rendering.Summary;
import org.usra.record.rendering.View;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.SearchFault;

/**
 * The answer in the form that was asked for. JSON as it stands leaves as it stands; only XML, {@code _pretty}, {@code
 * _summary} and {@code _elements} make a tree of it.
 */
@Component
class Representation {

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
        View view = view(query, format);
        if (body.length > 0 && !view.asStored()) {
            body = view.of(tree(body));
        }
        outgoing.write(request, response, answer, body, format.contentType());
    }

    byte[] bytes(Answer answer) {
        byte[] json = answer.json();
        return json == null ? new byte[0] : json;
    }

    ResourceDocument tree(byte[] json) {
        return reader.readStored(json);
    }

    private static View view(List<QueryParameter> query, WireFormat format) {
        String summary = first(query, "_summary").orElse("false");
        Set<String> elements = first(query, "_elements")
                .map(names -> Arrays.stream(names.split(",")).map(String::trim).collect(Collectors.toSet()))
                .orElse(Set.of());
        return new View(
                Summary.of(summary)
                        .orElseThrow(() -> SearchFault.value(summary, "_summary is true, text, data, count or false")),
                elements,
                first(query, "_pretty").filter("true"::equals).isPresent(),
                format == WireFormat.XML);
    }

    private static Optional<String> first(List<QueryParameter> query, String name) {
        return query.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(QueryParameter::value)
                .findFirst();
    }
}
