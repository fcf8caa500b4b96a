package org.usra.record.directory;

import org.jspecify.annotations.Nullable;

/** What a login may act as: a role at an organisation, or for a Patient. */
public record Post(
        String role,
        @Nullable String organization,
        @Nullable String practitionerRole,
        @Nullable String patient) {}
