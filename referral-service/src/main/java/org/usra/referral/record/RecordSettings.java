package org.usra.referral.record;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the record answers, for example {@code http://localhost:8081/fhir}. */
@ConfigurationProperties("usra.record")
record RecordSettings(String url) {}
