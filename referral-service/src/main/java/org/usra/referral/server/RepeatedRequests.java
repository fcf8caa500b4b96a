package org.usra.referral.server;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** A request that carries an {@code Idempotency-Key} is carried out once; a repeat gets the first answer. */
@Component
@Order(20)
class RepeatedRequests extends OncePerRequestFilter {

    private final FhirContext fhir;
    private final IdempotencyKeys keys;

    RepeatedRequests(FhirContext fhir, IdempotencyKeys keys) {
        this.fhir = fhir;
        this.keys = keys;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader("Idempotency-Key") == null || !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        String key = request.getHeader("Idempotency-Key");
        if (who == null || key.length() > 200) {
            chain.doFilter(request, response);
            return;
        }
        String hash = hash(request);
        Optional<IdempotencyKeys.Answer> earlier = keys.begin(who.getName(), key, hash);
        if (earlier.isPresent()) {
            repeat(earlier.get(), hash, response);
            return;
        }
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, kept);
            answered = kept.getStatus() < 400;
        } finally {
            // A refusal changed nothing, so the same key may try again.
            if (answered) {
                keys.finish(who.getName(), key, kept.getStatus(), kept.getContentType(), kept.getContentAsByteArray());
            } else {
                keys.forget(who.getName(), key);
            }
        }
        kept.copyBodyToResponse();
    }

    private void repeat(IdempotencyKeys.Answer earlier, String hash, HttpServletResponse response) throws IOException {
        byte[] body = earlier.body();
        if (!earlier.requestHash().equals(hash)) {
            RefusalWriter.write(
                    fhir,
                    response,
                    new Refused(
                            RefusalKind.RULE,
                            new Refusal(
                                    "idempotency-key-reused",
                                    "استعمل هذا المفتاح في طلب آخر. أرسل مفتاحا جديدا.",
                                    "This Idempotency-Key belongs to another request. Send a new key.")));
        } else if (body == null) {
            RefusalWriter.write(
                    fhir,
                    response,
                    new Refused(
                            RefusalKind.CONFLICT,
                            new Refusal(
                                    "request-in-progress",
                                    "الطلب نفسه قيد التنفيذ. أعد المحاولة بعد قليل.",
                                    "The same request is being carried out. Try again in a moment.")));
        } else {
            response.setStatus(earlier.status());
            response.setContentType(earlier.contentType());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private static String hash(HttpServletRequest request) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            digest.update(request.getInputStream().readAllBytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
