package org.usra.launcher.demo;

import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * The record that demonstration data is written to.
 *
 * @param base the FHIR base address, without a slash at the end
 * @param token gives an access token of the import scope each time one is needed, so that an expired one is replaced
 * @param today the day around which visits lie and from which slots are opened
 */
public record DemoTarget(String base, Supplier<String> token, LocalDate today) {}
