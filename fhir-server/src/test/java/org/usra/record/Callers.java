package org.usra.record;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;

/** Who asks in a test: people at their posts, a citizen, the import scope, the process. */
public final class Callers {

    private Callers() {}

    /** A caller at one organisation. */
    public static Caller caller(String role, @Nullable String organization) {
        return new Caller(
                "subject-" + role,
                role,
                Set.of(role),
                organization == null ? Set.of() : Set.of(organization),
                Set.of(),
                null,
                false,
                false,
                "clinic-ui",
                "token");
    }

    public static Caller citizen(String... patients) {
        return new Caller(
                "subject-citizen",
                "citizen",
                Set.of("citizen"),
                Set.of(),
                Set.of(patients),
                null,
                false,
                false,
                "clinic-ui",
                "token");
    }

    public static Caller importer() {
        return new Caller(
                "conformance", "conformance", Set.of(), Set.of(), Set.of(), null, true, true, "conformance", "token");
    }

    /** The referral service on behalf of this caller. */
    public static Caller workflow(Caller of) {
        return new Caller(
                of.subject(),
                of.name(),
                of.roles(),
                of.organizations(),
                of.patients(),
                of.practitionerRole(),
                true,
                false,
                "referral-service",
                of.tokenId());
    }

    public static Caller clocks() {
        return workflow(caller("system", null));
    }
}
