package org.usra.record.server;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Answer;
import org.usra.record.rendering.View;

/**
 * The answer in the form that was asked for. JSON as it stands leaves as it stands; only XML, {@code _pretty}, {@code
 * _summary} and {@code _elements} make a tree of it.
 */
@Component
class Representation {

    /** What a browser shows and does not run. */
    private static final Pattern PASSIVE = Pattern.compile(
            "image/(png|jpeg|gif|webp|tiff|bmp)|audio/.*|video/.*|text/plain|application/(pdf|dicom|octet-stream)");

    private final Outgoing outgoing;
    private final DocumentReader reader;

    Representation(Outgoing outgoing, DocumentReader reader) {
        this.outgoing = outgoing;
        this.reader = reader;
    }

    void write(HttpServletRequest request, HttpServletResponse response, AskedForm form, Answer answer)
            throws IOException {
        byte[] body = bytes(answer);
        View view = form.view();
        if (body.length > 0 && !view.asStored()) {
            body = view.of(reader.readStored(body));
        }
        outgoing.write(request, response, answer, body, form.requireFhir().contentType());
    }

    /**
     * A <a href="https://hl7.org/fhir/R4/binary.html">Binary</a> leaves as its content where that is wanted more than FHIR.
     *
     * @return false when it does not, and nothing was written
     */
    boolean writeContent(HttpServletRequest request, HttpServletResponse response, AskedForm form, Answer answer)
            throws IOException {
        if (form.accepted() == null || answer.status() != 200 || answer.json() == null) {
            return false;
        }
        ResourceDocument document = reader.readStored(answer.json());
        JsonNode binary = document.root();
        String type = binary.path("contentType").asText();
        if (!document.type().equals("Binary") || type.isEmpty() || !form.prefersContent(type)) {
            return false;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!PASSIVE.matcher(MediaType.of(type).name()).matches()) {
            // A page or a drawing may hold scripts; none of them runs with the rights of this address.
            response.setHeader("Content-Security-Policy", "sandbox");
            response.setHeader("Content-Disposition", "attachment");
        }
        byte[] content = Base64.getMimeDecoder().decode(binary.path("data").asText());
        outgoing.write(request, response, answer, content, type);
        return true;
    }

    byte[] bytes(Answer answer) {
        byte[] json = answer.json();
        return json == null ? new byte[0] : json;
    }
}
