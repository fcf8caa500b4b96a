package org.usra.clinic;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the screens stand and whom they speak to.
 *
 * @param recordUrl the FHIR base of fhir-server, for example {@code http://localhost:8081/fhir}
 * @param referralUrl the FHIR base of referral-service
 * @param schemaVersion the newest change set that this version needs in schema {@code ui}
 */
@ConfigurationProperties("usra")
public record ClinicSettings(
        String publicUrl,
        String issuer,
        String recordUrl,
        String referralUrl,
        String clientId,
        String clientSecret,
        String instanceId,
        String schemaVersion) {}
