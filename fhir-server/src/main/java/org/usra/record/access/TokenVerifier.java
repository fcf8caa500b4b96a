package org.usra.record.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.health.HealthStatus;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Verifies bearer tokens: RS256 only, issuer, audience and times; remembers a verified one for a minute at most. */
@Component
class TokenVerifier implements AutoCloseable {

    private static final Refusal KEYS_AWAY = new Refusal(
            "login-unavailable",
            "تعذر الوصول إلى خدمة تسجيل الدخول للتحقق من الرمز، ولم يتغير شيء. أعد المحاولة بعد قليل.",
            "The sign-in service cannot be reached to verify the token, and nothing was changed. Try again shortly.",
            "http.Authorization");

    /** Fetches them on a thread of its own too, before they grow old. */
    final JWKSource<SecurityContext> keys;

    private final NimbusJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> verified;

    /** The last attempt to fetch the keys failed. */
    private volatile boolean keysAway;

    TokenVerifier(TokenSettings settings, Clock clock) {
        this.clock = clock;
        this.keys = JWKSourceBuilder.create(settings.keys())
                .retrying(true)
                .healthReporting(report -> keysAway = report.getHealthStatus() == HealthStatus.NOT_HEALTHY)
                .build();
        // Not NimbusJwtDecoder.withJwkSetUri: its RestTemplate costs 0.7 CPU seconds of the start.
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // Times and the rest are the validator's, at the clock of the server.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        this.decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator times = new JwtTimestampValidator(java.time.Duration.ofSeconds(5));
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())),
                // Keycloak marks access tokens: an ID token or a logout token is none.
                new JwtClaimValidator<Object>("typ", type -> type == null || type.equals("Bearer"))));
        this.verified = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(settings.tokenMemory())
                .build();
    }

    /**
     * Throws {@link JwtException} unless the token is good now. Where the keys cannot be fetched that is no fault of the
     * token: 503.
     */
    Jwt verify(String token) {
        String digest = digest(token);
        Jwt known = verified.getIfPresent(digest);
        if (known != null && isCurrent(known)) {
            return known;
        }
        Jwt jwt = decoded(token);
        if (!isCurrent(jwt)) {
            throw new BadJwtException("expired, or without exp");
        }
        verified.put(digest, jwt);
        return jwt;
    }

    private Jwt decoded(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException e) {
            throw isOfTheKeys(e) ? new Refused(RefusalKind.BUSY, KEYS_AWAY) : e;
        }
    }

    /** Fetching is limited to twice in half a minute: a token of an unknown key meets that limit too, while all is well. */
    private boolean isOfTheKeys(JwtException fault) {
        Throwable cause = fault.getCause();
        return cause instanceof JWKSetUnavailableException || cause instanceof RateLimitReachedException && keysAway;
    }

    private boolean isCurrent(Jwt jwt) {
        return jwt.getExpiresAt() != null && jwt.getExpiresAt().isAfter(clock.instant());
    }

    @Override
    public void close() throws IOException {
        if (keys instanceof Closeable source) {
            source.close();
        }
    }

    private static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
