package org.usra.clinic.outside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Signs everyone in at once as the user that the test named, with tokens of Keycloak's shape. */
final class SignInServer {

    private static final List<String> USERS = List.of(
            "registrar",
            "nurse",
            "doctor",
            "hospital",
            "emergency",
            "insurer",
            "directorate",
            "accreditor",
            "provider",
            "callcentre",
            "citizen",
            "admin");

    private final RSAKey key;
    private final String issuer;
    private final Map<String, String[]> codes = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private volatile String user = "doctor";
    private volatile int lifetime = 300;

    SignInServer(String issuer) {
        this.issuer = issuer;
        try {
            this.key = new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    void next(String name) {
        user = name;
    }

    /** How many seconds the next tokens live. */
    void tokensLive(int seconds) {
        lifetime = seconds;
    }

    void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String code = "code-" + counter.incrementAndGet();
        codes.put(code, new String[] {user, String.valueOf(query.get("nonce"))});
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&state="
                                + encoded(query.getOrDefault("state", "")));
        exchange.sendResponseHeaders(302, -1);
    }

    void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String[] who = "refresh_token".equals(form.get("grant_type"))
                ? new String[] {String.valueOf(form.get("refresh_token")), ""}
                : codes.getOrDefault(form.get("code"), new String[] {user, ""});
        String answer = """
                {"access_token":"%s","id_token":"%s","refresh_token":"%s","token_type":"Bearer","expires_in":%d}
                """.formatted(jwt(who[0], who[1]), jwt(who[0], who[1]), who[0], lifetime);
        OutsideWorld.send(exchange, 200, "application/json", answer);
    }

    void keys(HttpExchange exchange) throws IOException {
        OutsideWorld.send(exchange, 200, "application/json", new JWKSet(key.toPublicJWK()).toString());
    }

    void logout(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders().add("Location", query.getOrDefault("post_logout_redirect_uri", "/"));
        exchange.sendResponseHeaders(302, -1);
    }

    private String jwt(String name, String nonce) {
        try {
            Instant now = Instant.now();
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .subject("00000000-0000-4000-8000-0000000000%02x".formatted(USERS.indexOf(name) + 1))
                            .audience(List.of("clinic-ui", "fhir-server", "referral-service"))
                            .claim("azp", "clinic-ui")
                            .claim("nonce", nonce)
                            .claim("name", "Demo " + name)
                            .claim("preferred_username", name)
                            .claim("realm_access", Map.of("roles", List.of(name)))
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(300)))
                            .build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> form(String text) {
        return text == null
                ? Map.of()
                : Arrays.stream(text.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> decoded(pair[0]),
                                pair -> pair.length > 1 ? decoded(pair[1]) : "",
                                (first, second) -> first));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }
}
