package org.usra.clinic.registration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How strict the form is with national IDs: rule {@code national-id.check-digit}, which the record does not serve. */
@ConfigurationProperties("usra.national-id")
record NationalIdSettings(@DefaultValue("warn") CheckDigit checkDigit) {}
