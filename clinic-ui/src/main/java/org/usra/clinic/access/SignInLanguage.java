package org.usra.clinic.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.usra.clinic.language.LanguageCookies;

/** Sends people to the sign-in page in the language that they read our pages in. */
class SignInLanguage implements OAuth2AuthorizationRequestResolver {

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final LanguageCookies cookies;

    SignInLanguage(ClientRegistrationRepository registrations, LanguageCookies cookies) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        this.cookies = cookies;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return inLanguage(requests.resolve(request), request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return inLanguage(requests.resolve(request, registration), request);
    }

    private @Nullable OAuth2AuthorizationRequest inLanguage(
            @Nullable OAuth2AuthorizationRequest made, HttpServletRequest request) {
        if (made == null) {
            return null;
        }
        String language = cookies.resolveLocale(request).getLanguage();
        return OAuth2AuthorizationRequest.from(made)
                .additionalParameters(more -> more.put("ui_locales", language))
                .build();
    }
}
