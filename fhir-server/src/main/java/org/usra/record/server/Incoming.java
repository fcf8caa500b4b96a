package org.usra.record.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Patching;
import org.usra.record.interaction.Request;
import org.usra.record.search.QueryParameter;

/** Reads an HTTP request: address, headers, and the body under guard, inflated where it was sent so. */
@Component
class Incoming {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST_FORM_BYTES = 1 << 20;

    private final DocumentReader reader;
    private final Patching patching;

    Incoming(DocumentReader reader, Patching patching) {
        this.reader = reader;
        this.patching = patching;
    }

    Request read(HttpServletRequest http, Caller caller) throws IOException {
        List<String> path = path(http);
        List<QueryParameter> query = new ArrayList<>(QueryParameter.parse(http.getQueryString()));
        Map<String, String> headers = new HashMap<>();
        http.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> headers.put(name.toLowerCase(Locale.ROOT), http.getHeader(name)));
        String type = mediaType(http);
        InputLimits limits = caller.imports() ? InputLimits.IMPORT : InputLimits.ORDINARY;
        ResourceDocument body = null;
        if (FORM.equals(type)) {
            query.addAll(QueryParameter.parse(form(http)));
        } else if (List.of("POST", "PUT", "PATCH").contains(http.getMethod()) && hasBody(http)) {
            if (!path.isEmpty() && path.getLast().equals("_search")) {
                throw HttpFault.noForm();
            }
            body = body(http, path, type, limits);
        }
        // HEAD is GET whose body stays here: Outgoing.
        String method = http.getMethod().equals("HEAD") ? "GET" : http.getMethod();
        return new Request(caller, method, path, query, headers, body);
    }

    /** The segments below the base, each decoded by itself: an encoded slash is no separator. */
    static List<String> path(HttpServletRequest http) {
        String below = http.getRequestURI().substring((http.getContextPath() + http.getServletPath()).length());
        List<String> path = new ArrayList<>();
        for (String segment : below.split("/", -1)) {
            if (!segment.isEmpty()) {
                path.add(decoded(segment));
            }
        }
        return path;
    }

    private static String decoded(String segment) {
        try {
            // A plus in a path is a plus.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpFault.malformedAddress();
        }
    }

    private ResourceDocument body(HttpServletRequest http, List<String> path, @Nullable String type, InputLimits limits)
            throws IOException {
        InputStream stream = inflated(http);
        if (type == null) {
            return reader.readJson(stream, limits);
        }
        MediaType sent = MediaType.of(http.getContentType());
        boolean patch = type.equals("application/json-patch+json");
        if ((patch || WireFormat.named(type).isPresent()) && !(sent.isOurRelease() && sent.isUtf8())) {
            throw HttpFault.mediaType(http.getContentType());
        }
        if (patch) {
            return patching.readJsonPatch(stream, limits);
        }
        WireFormat format = WireFormat.named(type).orElse(null);
        if (format == null) {
            return raw(http, path, type, stream, limits);
        }
        return format == WireFormat.JSON ? reader.readJson(stream, limits) : reader.readXml(stream, limits);
    }

    /** Any other content is the content of a <a href="https://hl7.org/fhir/R4/binary.html">Binary</a>. */
    private ResourceDocument raw(
            HttpServletRequest http, List<String> path, String type, InputStream stream, InputLimits limits) {
        if (path.isEmpty() || !path.getFirst().equals("Binary")) {
            throw HttpFault.mediaType(type);
        }
        // In base64 it is a third longer, and must be readable again.
        int most = (int) (limits.bytes() / 3 * 2);
        byte[] content = atMost(most + 1, stream);
        if (content.length > most) {
            throw HttpFault.tooLarge();
        }
        StringBuilder json = new StringBuilder("{\"resourceType\":\"Binary\"");
        if (path.size() == 2) {
            json.append(",\"id\":\"")
                    .append(path.get(1).replaceAll("[^A-Za-z0-9.-]", ""))
                    .append('"');
        }
        json.append(",\"contentType\":").append(org.usra.record.interaction.BundleWriter.quoted(http.getContentType()));
        String context = http.getHeader("X-Security-Context");
        if (context != null) {
            json.append(",\"securityContext\":{\"reference\":")
                    .append(org.usra.record.interaction.BundleWriter.quoted(context))
                    .append('}');
        }
        if (content.length > 0) {
            json.append(",\"data\":\"")
                    .append(Base64.getEncoder().encodeToString(content))
                    .append('"');
        }
        byte[] wrapped = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        return reader.readJson(new ByteArrayInputStream(wrapped), limits);
    }

    private static InputStream inflated(HttpServletRequest http) throws IOException {
        String encoding = http.getHeader("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return http.getInputStream();
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw HttpFault.mediaType(encoding);
        }
        try {
            return new GZIPInputStream(http.getInputStream());
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw HttpFault.unreadable();
        }
    }

    private static String form(HttpServletRequest http) throws IOException {
        byte[] form = atMost(MOST_FORM_BYTES + 1, inflated(http));
        if (form.length > MOST_FORM_BYTES) {
            throw HttpFault.tooLarge();
        }
        return new String(form, StandardCharsets.UTF_8);
    }

    /** What breaks off in the middle, or is deflated wrongly, is the sender's fault. */
    private static byte[] atMost(int bytes, InputStream stream) {
        try {
            return stream.readNBytes(bytes);
        } catch (IOException e) {
            throw HttpFault.unreadable();
        }
    }

    private static boolean hasBody(HttpServletRequest http) {
        return http.getContentLengthLong() > 0 || http.getHeader("Transfer-Encoding") != null;
    }

    private static @Nullable String mediaType(HttpServletRequest http) {
        String type = http.getContentType();
        return type == null ? null : type.split(";")[0].trim().toLowerCase(Locale.ROOT);
    }
}
