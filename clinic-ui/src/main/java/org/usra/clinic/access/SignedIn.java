package org.usra.clinic.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The person at the screen.
 *
 * @param subject who it is for the record and for the person's own drafts
 */
public record SignedIn(String subject, String name, Role role) {

    /** The person of this request; only pages behind the sign-in ask. */
    public static SignedIn current() {
        return optional().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public static Optional<SignedIn> optional() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<SignedIn> of(@Nullable Authentication authentication) {
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return Optional.empty();
        }
        Role role = authentication.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(name -> name.startsWith("ROLE_"))
                .map(name -> Role.valueOf(name.substring("ROLE_".length())))
                .findFirst()
                .orElse(Role.CITIZEN);
        String name = user.getFullName() == null ? user.getName() : user.getFullName();
        return Optional.of(new SignedIn(user.getName(), name, role));
    }
}
