package org.usra.clinic.shell;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** What was done, as a line at the top of the next page: message, details, when and by whom. */
public record Receipt(String message, List<String> details, Instant at, String by) implements Serializable {}
