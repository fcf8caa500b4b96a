package org.usra.record.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
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
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Verifies bearer tokens: RS256 only, issuer, audience and times; remembers a verified one for a minute at most. */
@Component
class TokenVerifier {

    private final NimbusJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> verified;

    TokenVerifier(TokenSettings settings, Clock clock) {
        this.clock = clock;
        // Not NimbusJwtDecoder.withJwkSetUri: its RestTemplate costs 0.7 CPU seconds of the start.
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.create(settings.keys()).retrying(true).build()));
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

    /** Throws {@link org.springframework.security.oauth2.jwt.JwtException} unless the token is good now. */
    Jwt verify(String token) {
        String digest = digest(token);
        Jwt known = verified.getIfPresent(digest);
        if (known != null && isCurrent(known)) {
            return known;
        }
        Jwt jwt = decoder.decode(token);
        if (!isCurrent(jwt)) {
            throw new BadJwtException("expired, or without exp");
        }
        verified.put(digest, jwt);
        return jwt;
    }

    private boolean isCurrent(Jwt jwt) {
        return jwt.getExpiresAt() != null && jwt.getExpiresAt().isAfter(clock.instant());
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
