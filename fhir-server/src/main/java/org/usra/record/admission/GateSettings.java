package org.usra.record.admission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the gate stands. It is off only in the positive control of its own tests; outside the profile {@code test} the
 * server refuses to start without it.
 */
@ConfigurationProperties("usra.gate")
public record GateSettings(@DefaultValue("true") boolean enabled) {}
