package org.usra.referral.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.usra.referral.record.CareRecord;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** From the verified token of this request to the {@link Caller}; posts are asked of the record and kept 60 seconds. */
@Component
public class Callers {

    private final CareRecord record;
    private final Cache<String, Optional<PractitionerRole>> posts = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(60))
            .maximumSize(10_000)
            .build();

    Callers(CareRecord record) {
        this.record = record;
    }

    /** Who made the request of this thread. */
    public Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken signed)) {
            throw new Refused(RefusalKind.UNAUTHENTICATED, new Refusal("login", "سجل الدخول أولا.", "Sign in first."));
        }
        Jwt jwt = signed.getToken();
        String subject = Objects.requireNonNull(jwt.getSubject());
        Set<String> roles = roles(jwt);
        String fixed = jwt.getClaimAsString("usra_org");
        if (fixed != null) {
            return new Caller(subject, roles, fixed, null, jwt.getTokenValue());
        }
        Optional<PractitionerRole> post = posts.get(subject, asked -> post(jwt, asked));
        return new Caller(
                subject,
                roles,
                post.map(role -> role.getOrganization().getReference()).orElse(null),
                post.map(role -> "PractitionerRole/" + role.getIdElement().getIdPart())
                        .orElse(null),
                jwt.getTokenValue());
    }

    private Optional<PractitionerRole> post(Jwt jwt, String subject) {
        String query = "identifier=" + Canonical.identifier("subject") + "|" + subject;
        return record.find(jwt.getTokenValue(), PractitionerRole.class, query).stream()
                .findFirst();
    }

    private static Set<String> roles(Jwt jwt) {
        Map<String, Object> access = jwt.getClaimAsMap("realm_access");
        Set<String> roles = new TreeSet<>();
        if (access != null && access.get("roles") instanceof List<?> named) {
            named.forEach(role -> roles.add(String.valueOf(role)));
        }
        // "system" is never a person's: it is what the service is when it acts alone.
        roles.remove("system");
        return roles;
    }
}
