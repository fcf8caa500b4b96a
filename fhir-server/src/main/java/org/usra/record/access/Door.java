package org.usra.record.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * How a request's token becomes a {@link Caller}. No session, no cookie, no form.
 *
 * <p>Spring Security verifies the token; its chain of filters, 0.1 ms of CPU for each request, has nothing to add to that:
 * docs/decisions/0007-no-filters.md. Proof: TokensAtTheDoorTest.
 */
@Component
public class Door {

    private static final String BEARER = "Bearer ";
    private static final String ON_BEHALF_OF = "X-Usra-On-Behalf-Of";

    /** The same words for every fault of a token: which check failed is nobody's business. */
    private static final Refusal NO_TOKEN = new Refusal(
            "login",
            "يلزم تسجيل الدخول: أرسل رمز دخول صالحًا لهذا الخادم.",
            "Sign in first: send a valid access token for this server.",
            "http.Authorization");

    private static final Refusal NOT_FOR_OTHERS = new Refusal(
            "not-permitted",
            "هذا العميل لا يجوز له العمل نيابة عن غيره.",
            "This client may not act on behalf of somebody else.",
            "http." + ON_BEHALF_OF);

    private final TokenVerifier tokens;
    private final CallerResolver callers;

    protected Door(TokenVerifier tokens, CallerResolver callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    /** Refuses with 401 whoever is not known, and with 403 who may not act for the one that is named. */
    public Caller caller(HttpServletRequest request) {
        try {
            return known(request);
        } catch (JwtException e) {
            throw new Refused(RefusalKind.UNAUTHENTICATED, NO_TOKEN);
        }
    }

    private Caller known(HttpServletRequest request) {
        Jwt own = verify(request.getHeader("Authorization"));
        String other = request.getHeader(ON_BEHALF_OF);
        if (other == null) {
            return callers.resolve(own);
        }
        if (!CallerResolver.isWorkflow(own)) {
            throw new Refused(RefusalKind.FORBIDDEN, NOT_FOR_OTHERS);
        }
        return callers.onBehalf(own, verify(other));
    }

    private Jwt verify(@Nullable String header) {
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return tokens.verify(header.substring(BEARER.length()).trim());
        }
        throw new Refused(RefusalKind.UNAUTHENTICATED, NO_TOKEN);
    }
}
