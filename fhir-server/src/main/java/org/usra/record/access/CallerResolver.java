package org.usra.record.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.usra.record.directory.Post;
import org.usra.record.directory.RememberedPosts;

/**
 * From a verified token to the {@link Caller}: a role counts only with a post in the register that carries it, so a login
 * that lost its post can do nothing.
 */
@Component
class CallerResolver {

    private static final Set<String> PERSONS = Set.of(
            "registrar",
            "nurse",
            "doctor",
            "hospital",
            "emergency",
            "insurer",
            "directorate",
            "accreditor",
            "provider",
            "callcentre",
            "citizen",
            "admin");

    private final RememberedPosts posts;

    CallerResolver(RememberedPosts posts) {
        this.posts = posts;
    }

    /** A client that acts for itself: a person's browser session, a hospital's system, or the scheme's clocks. */
    Caller resolve(Jwt own) {
        Set<String> scopes = scopes(own);
        boolean workflow = scopes.contains("workflow");
        boolean imports = scopes.contains("import");
        Caller caller = person(own, workflow, imports, own.getClaimAsString("azp"));
        return workflow && !imports ? asSystem(caller) : caller;
    }

    /** The person of the second token, with the workflow permission of the client that sent it. */
    Caller onBehalf(Jwt own, Jwt person) {
        return person(person, true, false, own.getClaimAsString("azp"));
    }

    static boolean isWorkflow(Jwt jwt) {
        return scopes(jwt).contains("workflow");
    }

    private Caller person(Jwt jwt, boolean workflow, boolean imports, @Nullable String client) {
        Set<String> roles = new HashSet<>();
        Set<String> organizations = new HashSet<>();
        Set<String> patients = new HashSet<>();
        String practitionerRole = null;
        Set<String> claimed = claimedRoles(jwt);
        for (Post post : posts.heldBy(subject(jwt))) {
            if (!claimed.contains(post.role()) || !PERSONS.contains(post.role())) {
                continue;
            }
            roles.add(post.role());
            if (post.organization() != null) {
                organizations.add(post.organization());
            }
            if (post.patient() != null) {
                patients.add(post.patient());
            }
            if (practitionerRole == null) {
                practitionerRole = post.practitionerRole();
            }
        }
        String system = jwt.getClaimAsString("usra_org");
        if (system != null && claimed.contains("hospital-system")) {
            roles.add("hospital-system");
            organizations.add(system.replaceFirst("^Organization/", ""));
        }
        return new Caller(
                subject(jwt),
                name(jwt),
                Set.copyOf(roles),
                Set.copyOf(organizations),
                Set.copyOf(patients),
                practitionerRole,
                workflow,
                imports,
                client == null ? "" : client,
                jwt.getId() == null ? "" : jwt.getId());
    }

    /** Clocks act alone, as agent {@code system}; no token can claim that role. */
    private static Caller asSystem(Caller client) {
        return new Caller(
                client.subject(),
                "system",
                Set.of("system"),
                Set.of(),
                Set.of(),
                null,
                true,
                false,
                client.client(),
                client.tokenId());
    }

    private static Set<String> scopes(Jwt jwt) {
        String scope = jwt.getClaimAsString("scope");
        return scope == null
                ? Set.of()
                : Arrays.stream(scope.trim().split(" +")).collect(Collectors.toSet());
    }

    private static Set<String> claimedRoles(Jwt jwt) {
        Map<String, Object> access = jwt.getClaimAsMap("realm_access");
        return access != null && access.get("roles") instanceof List<?> roles
                ? roles.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    private static String subject(Jwt jwt) {
        String subject = jwt.getSubject();
        if (subject == null) {
            throw new BadJwtException("no sub");
        }
        return subject;
    }

    private static String name(Jwt jwt) {
        String name = jwt.getClaimAsString("name");
        String user = jwt.getClaimAsString("preferred_username");
        return name != null ? name : user != null ? user : subject(jwt);
    }
}
