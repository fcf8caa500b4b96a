package org.usra.record.access;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Mints tokens with a key of the test's own, and serves its public half as the realm's keys. */
public final class TestTokens {

    public static final String ISSUER = "http://localhost:8083/realms/usra";

    private static final RSAKey KEY = key();
    private static final String KEYS_URL = serve();

    private TestTokens() {}

    /** The settings under which the server believes these tokens. */
    public static Map<String, String> settings() {
        return Map.of("usra.issuer", ISSUER, "usra.jwks", KEYS_URL);
    }

    /** The demo login of this name and number ({@code doctor}, {@code 03}): docs/interfaces.md, section 2. */
    public static String person(String user, String number) {
        return mint(claims("00000000-0000-4000-8000-0000000000" + number)
                .claim("preferred_username", user)
                .claim("realm_access", Map.of("roles", List.of(user)))
                .claim("azp", "clinic-ui"));
    }

    /** A hospital's own system. */
    public static String hospitalSystem(String hospital) {
        return mint(claims("system-of-" + hospital)
                .claim("realm_access", Map.of("roles", List.of("hospital-system")))
                .claim("usra_org", "Organization/" + hospital)
                .claim("azp", hospital));
    }

    public static String referralService() {
        return mint(claims("referral-service").claim("scope", "workflow").claim("azp", "referral-service"));
    }

    public static String conformance() {
        return mint(claims("conformance").claim("scope", "import workflow").claim("azp", "conformance"));
    }

    /** Good claims that a test may spoil. */
    public static JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(ISSUER)
                .audience(List.of("fhir-server", "referral-service"))
                .jwtID(UUID.randomUUID().toString())
                .claim("typ", "Bearer")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    public static String mint(JWTClaimsSet.Builder claims) {
        return sign(claims, KEY, KEY.getKeyID());
    }

    /** Signed by somebody else. */
    public static String forged(JWTClaimsSet.Builder claims) {
        return sign(claims, key(), KEY.getKeyID());
    }

    /** Signed by a key that the realm does not name. */
    static String ofUnknownKey(JWTClaimsSet.Builder claims) {
        return sign(claims, KEY, "unknown");
    }

    private static String sign(JWTClaimsSet.Builder claims, RSAKey key, String keyId) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return "http://localhost:" + server.getAddress().getPort() + "/keys";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
