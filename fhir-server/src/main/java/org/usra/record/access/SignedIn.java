package org.usra.record.access;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is asking in the request that this thread serves. */
public final class SignedIn {

    private SignedIn() {}

    /** Empty for the open addresses when no token was sent. */
    public static Optional<Caller> caller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication
                ? Optional.of(authentication.getPrincipal())
                : Optional.empty();
    }
}
