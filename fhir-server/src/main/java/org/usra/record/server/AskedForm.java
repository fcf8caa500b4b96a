package org.usra.record.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usra.record.rendering.Summary;
import org.usra.record.rendering.View;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.SearchFault;

/**
 * The form in which the answer is asked for. It is read before anything is done: a write that has happened cannot be
 * answered with 406.
 *
 * @param fhir empty when the client takes no form of FHIR, only the content of a Binary
 * @param asked the words of the request
 * @param accepted null where {@code _format} or nothing was said
 */
record AskedForm(
        Optional<WireFormat> fhir, String asked, @Nullable AcceptedTypes accepted, Shape shape) {

    /** How much of a resource is wanted, and how it is laid out. */
    record Shape(Summary summary, Set<String> elements, boolean pretty) {}

    static AskedForm of(List<QueryParameter> query, @Nullable String accept) {
        String format = first(query, "_format").orElse(null);
        Shape shape = shape(query);
        if (format != null) {
            Optional<WireFormat> named =
                    MediaType.of(format).isOurRelease() ? WireFormat.named(format) : Optional.empty();
            return new AskedForm(named, format, null, shape);
        }
        if (accept == null || accept.isBlank()) {
            return new AskedForm(Optional.of(WireFormat.JSON), "", null, shape);
        }
        AcceptedTypes accepted = AcceptedTypes.of(accept);
        return new AskedForm(accepted.fhir(), accept, accepted, shape);
    }

    WireFormat requireFhir() {
        return fhir.orElseThrow(() -> HttpFault.notAcceptable(asked));
    }

    View view() {
        return new View(shape.summary(), shape.elements(), shape.pretty(), requireFhir() == WireFormat.XML);
    }

    /** The content of a Binary is wanted, not the resource around it. */
    boolean prefersContent(String contentType) {
        return accepted != null && accepted.prefers(contentType);
    }

    private static Shape shape(List<QueryParameter> query) {
        String summary = first(query, "_summary").orElse("false");
        Set<String> elements = first(query, "_elements")
                .map(names -> Arrays.stream(names.split(",")).map(String::trim).collect(Collectors.toSet()))
                .orElse(Set.of());
        return new Shape(
                Summary.of(summary)
                        .orElseThrow(() -> SearchFault.value(
                                summary,
                                "_summary is true, text, data, count or false",
                                "قيمة _summary هي true أو text أو data أو count أو false")),
                elements,
                first(query, "_pretty").filter("true"::equals).isPresent());
    }

    private static Optional<String> first(List<QueryParameter> query, String name) {
        return query.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(QueryParameter::value)
                .findFirst();
    }
}
