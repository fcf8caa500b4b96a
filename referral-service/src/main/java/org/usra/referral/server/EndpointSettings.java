package org.usra.referral.server;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The FHIR base as the world calls it, for example {@code http://localhost:8082/fhir}. */
@ConfigurationProperties("usra.endpoint")
record EndpointSettings(String publicUrl) {}
