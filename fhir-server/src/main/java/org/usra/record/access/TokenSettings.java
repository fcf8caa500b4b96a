package org.usra.record.access;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are believed.
 *
 * @param issuer the realm, exactly as it stands in {@code iss}
 * @param jwks where its keys are; by default where Keycloak serves them
 * @param tokenMemory how long a verified token needs no second verification
 */
@ConfigurationProperties("usra")
record TokenSettings(
        String issuer,
        @Nullable URI jwks,
        @DefaultValue("fhir-server") String audience,
        @DefaultValue("60s") Duration tokenMemory) {

    URL keys() {
        try {
            return (jwks == null ? URI.create(issuer + "/protocol/openid-connect/certs") : jwks).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("usra.jwks is no address: " + jwks, e);
        }
    }
}
