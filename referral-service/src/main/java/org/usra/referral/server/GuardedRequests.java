package org.usra.referral.server;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Puts {@link InputGuard} in front of the FHIR endpoint; what passes is read again from memory. */
@Component
@Order(10)
class GuardedRequests extends OncePerRequestFilter {

    private static final byte[] NO_INPUT = "{\"resourceType\":\"Parameters\"}".getBytes(StandardCharsets.UTF_8);

    private final FhirContext fhir;

    GuardedRequests(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/fhir") || !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            requireJson(request.getContentType());
            body = InputGuard.admit(inflated(request));
        } catch (Refused refused) {
            RefusalWriter.write(fhir, response, refused);
            return;
        } catch (ZipException e) {
            RefusalWriter.write(
                    fhir,
                    response,
                    new Refused(
                            RefusalKind.MALFORMED,
                            new Refusal("malformed", "ضغط gzip غير صالح.", "The gzip stream is not valid.")));
            return;
        }
        // An operation without inputs may be called without a body.
        chain.doFilter(new Admitted(request, body.length == 0 ? NO_INPUT : body), response);
    }

    private static InputStream inflated(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        return "gzip".equalsIgnoreCase(encoding)
                ? new GZIPInputStream(request.getInputStream())
                : request.getInputStream();
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType != null && !contentType.contains("json")) {
            throw new Refused(
                    RefusalKind.UNSUPPORTED_MEDIA,
                    new Refusal(
                            "json-only",
                            "هذه الخدمة تقبل application/fhir+json فقط.",
                            "This service takes application/fhir+json only.",
                            "http.Content-Type"));
        }
    }

    /** The request with the body that was admitted, and no word of its compression. */
    private static final class Admitted extends HttpServletRequestWrapper {

        private final byte[] body;

        Admitted(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("the body is read at once");
                }

                @Override
                public int read() {
                    return bytes.read();
                }
            };
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public String getContentType() {
            return "application/fhir+json";
        }

        @Override
        public @Nullable String getHeader(String name) {
            if ("Content-Type".equalsIgnoreCase(name)) {
                return getContentType();
            }
            return "Content-Encoding".equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if ("Content-Type".equalsIgnoreCase(name)) {
                return Collections.enumeration(Collections.singleton(getContentType()));
            }
            return "Content-Encoding".equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }
    }
}
