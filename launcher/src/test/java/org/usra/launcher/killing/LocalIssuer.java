package org.usra.launcher.killing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs tokens in place of Keycloak, whose start would take longer than a round. */
final class LocalIssuer implements AutoCloseable {

    private static final String ISSUER = "http://localhost/realms/usra";
    private static final Duration LONGER_THAN_ANY_SERIES = Duration.ofHours(8);

    private final RSAKey key;
    private final HttpServer keys;

    LocalIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("killing").generate();
            byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            keys.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, published.length);
                exchange.getResponseBody().write(published);
                exchange.close();
            });
            keys.start();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What makes a server believe these tokens. */
    Map<String, String> environment() {
        return Map.of(
                "USRA_ISSUER",
                ISSUER,
                "USRA_JWKS",
                "http://127.0.0.1:" + keys.getAddress().getPort() + "/keys");
    }

    /** The token of the system that may everything. */
    String token() {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("conformance")
                .issuer(ISSUER)
                .audience(List.of("fhir-server", "referral-service"))
                .jwtID(UUID.randomUUID().toString())
                .claim("typ", "Bearer")
                .claim("scope", "import workflow")
                .claim("azp", "conformance")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LONGER_THAN_ANY_SERIES)))
                .build();
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("killing").build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        keys.stop(0);
    }
}
