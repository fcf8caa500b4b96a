package org.usra.clinic.access;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcherEntry;
import org.usra.clinic.ClinicSettings;
import org.usra.clinic.language.LanguageCookies;
import org.usra.clinic.language.Preferences;

/** Which page opens to whom. The record decides on data; these doors only keep people from pages of other work. */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final String[] OPEN = {
        "/ready", "/css/**", "/js/**", "/fonts/**", "/error", "/signed-out", "/favicon.ico", "/language", "/help/keys"
    };

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            ClinicSettings settings,
            ClientRegistrationRepository registrations,
            Preferences preferences,
            LanguageCookies cookies)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                .permitAll()
                .requestMatchers("/register/**", "/families/*/change/**", "/families/*/undo")
                .hasRole(Role.REGISTRAR.name())
                .requestMatchers("/people/*/visits/**", "/people/*/vaccines/**")
                .hasAnyRole(Role.DOCTOR.name(), Role.NURSE.name())
                .requestMatchers("/people/*/referrals/new")
                .hasRole(Role.DOCTOR.name())
                .requestMatchers("/desk/**", "/er/**")
                .hasAnyRole(Role.HOSPITAL.name(), Role.EMERGENCY.name())
                .requestMatchers("/cover/**")
                .hasRole(Role.INSURER.name())
                .requestMatchers("/c/**")
                .hasRole(Role.CITIZEN.name())
                .anyRequest()
                .authenticated());
        http.oauth2Login(login -> login.userInfoEndpoint(user -> user.oidcUserService(new RolesOfToken()))
                .authorizationEndpoint(
                        way -> way.authorizationRequestResolver(new SignInLanguage(registrations, cookies)))
                .successHandler(new Arrival(preferences, cookies)));
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(entry()));
        http.logout(logout ->
                logout.logoutSuccessHandler(farewell(settings, registrations)).deleteCookies("USRA_SESSION"));
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(settings)))
                .frameOptions(frame -> frame.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        return http.build();
    }

    /**
     * A fragment must not follow the way to the sign-in page: it gets 401 and asks htmx to load the whole page, which
     * then goes there.
     */
    private static AuthenticationEntryPoint entry() {
        AuthenticationEntryPoint fragment = (request, response, cause) -> {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        };
        return new DelegatingAuthenticationEntryPoint(
                new LoginUrlAuthenticationEntryPoint("/oauth2/authorization/keycloak"),
                new RequestMatcherEntry<>(new RequestHeaderRequestMatcher("HX-Request"), fragment));
    }

    private static OidcClientInitiatedLogoutSuccessHandler farewell(
            ClinicSettings settings, ClientRegistrationRepository registrations) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        handler.setPostLogoutRedirectUri(settings.publicUrl() + "/signed-out");
        return handler;
    }

    /** Signing out is a form that ends at Keycloak: its origin must be a permitted form target too. */
    private static String policy(ClinicSettings settings) {
        URI issuer = URI.create(settings.issuer());
        String signIn = issuer.getScheme() + "://" + issuer.getAuthority();
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
                + "connect-src 'self'; form-action 'self' " + signIn + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
