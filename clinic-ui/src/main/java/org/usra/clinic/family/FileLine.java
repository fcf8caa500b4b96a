package org.usra.clinic.family;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A line of a person's file: a problem, a medicine or a vaccination. */
public record FileLine(String text, String detail, @Nullable Date when) {}
