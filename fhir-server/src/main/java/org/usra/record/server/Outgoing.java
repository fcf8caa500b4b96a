package org.usra.record.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import org.usra.record.interaction.Answer;
import org.usra.record.search.PublicAddress;
import org.usra.record.store.StoredResource;

/** Writes an answer once, with its length. */
@Component
class Outgoing {

    private static final int WORTH_DEFLATING = 2_048;

    private final PublicAddress address;

    Outgoing(PublicAddress address) {
        this.address = address;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Answer answer, byte[] body, String contentType)
            throws IOException {
        response.setStatus(answer.status());
        StoredResource resource = answer.resource();
        if (resource != null) {
            response.setHeader("ETag", "W/\"" + resource.version() + "\"");
            response.setHeader(
                    "Last-Modified",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            resource.updated().atOffset(ZoneOffset.UTC)));
        }
        if (answer.location() != null) {
            response.setHeader("Location", address.publicUrl() + "/" + answer.location());
        }
        answer.headers().forEach(response::setHeader);
        if (answer.status() == 304 || answer.status() == 204) {
            return;
        }
        byte[] sent = body;
        response.setHeader("Vary", "Accept, Accept-Encoding, Authorization");
        if (body.length > 0) {
            response.setContentType(contentType);
        }
        String accepted = request.getHeader("Accept-Encoding");
        if (body.length >= WORTH_DEFLATING && accepted != null && accepted.contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            sent = deflated(body);
        }
        response.setContentLength(sent.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(sent);
        }
    }

    private static byte[] deflated(byte[] body) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(deflated)) {
            gzip.write(body);
        }
        return deflated.toByteArray();
    }
}
