package org.usra.record.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: a person at a post, a citizen, a hospital's system, or the scheme's own clocks.
 *
 * @param subject the token's {@code sub}; for a request of referral-service on behalf of somebody, that somebody's
 * @param organizations ids of the organisations the caller acts for ({@code u-manakh-1}); empty for citizens
 * @param patients ids of the Patients that a citizen's login may act for
 * @param practitionerRole id of the caller's PractitionerRole, for audit and Provenance
 * @param workflow may write workflow resources (docs/interfaces.md, section 2)
 * @param imports has the import scope
 */
public record Caller(
        String subject,
        String name,
        Set<String> roles,
        Set<String> organizations,
        Set<String> patients,
        @Nullable String practitionerRole,
        boolean workflow,
        boolean imports,
        String client,
        String tokenId) {

    /** The same person, for what an operation writes in the scheme's name: with these roles, and workflow resources too. */
    public Caller writingWorkflow(Set<String> writing) {
        return new Caller(
                subject, name, writing, organizations, patients, practitionerRole, true, imports, client, tokenId);
    }
}
