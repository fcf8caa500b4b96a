package org.usra.referral.server;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What this instance is called by who started it, and the newest change set that it needs.
 */
@ConfigurationProperties("usra.readiness")
record ReadinessSettings(String instanceId, String schemaVersion) {}
