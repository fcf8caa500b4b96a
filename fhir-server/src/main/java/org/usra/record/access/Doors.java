package org.usra.record.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;

/** Which addresses are open, and how a token becomes a {@link Caller}. No session, no cookie, no form. */
@Configuration(proxyBeanMethods = false)
class Doors {

    static final String ON_BEHALF_OF = "X-Usra-On-Behalf-Of";

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

    Doors(TokenVerifier tokens, CallerResolver callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
        return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie identifies anybody here, so there is nothing to forge a request with.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/ready", "/fhir/metadata", "/fhir/.well-known/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(
                                request -> token -> authenticate(request, (BearerTokenAuthenticationToken) token))
                        .authenticationEntryPoint((request, response, e) -> refuse(response, e)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint((request, response, e) -> refuse(response, e)))
                .build();
    }

    private Authentication authenticate(HttpServletRequest request, BearerTokenAuthenticationToken bearer) {
        Jwt own = verify(bearer.getToken());
        String other = request.getHeader(ON_BEHALF_OF);
        if (other == null) {
            return new CallerAuthentication(callers.resolve(own));
        }
        if (!CallerResolver.isWorkflow(own)) {
            throw new ActingForOthers();
        }
        if (!other.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new InvalidBearerTokenException("malformed");
        }
        return new CallerAuthentication(
                callers.onBehalf(own, verify(other.substring(7).trim())));
    }

    private Jwt verify(String token) {
        try {
            return tokens.verify(token);
        } catch (JwtException e) {
            throw new InvalidBearerTokenException("invalid", e);
        }
    }

    /** The same words for every fault of a token: which check failed is nobody's business. */
    private static void refuse(HttpServletResponse response, AuthenticationException e) throws IOException {
        if (e instanceof ActingForOthers) {
            RefusalAnswer.write(response, RefusalKind.FORBIDDEN, NOT_FOR_OTHERS);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        RefusalAnswer.write(response, RefusalKind.UNAUTHENTICATED, NO_TOKEN);
    }

    /** A good token of a client that may not bring a second one. */
    private static final class ActingForOthers extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        ActingForOthers() {
            super("on behalf of somebody without the workflow scope");
        }
    }
}
