package org.usra.clinic.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.usra.clinic.language.LanguageCookies;
import org.usra.clinic.language.Preferences;

/** After signing in: the person's language and theme come back, then the page that was asked for opens. */
class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Preferences preferences;
    private final LanguageCookies cookies;

    Arrival(Preferences preferences, LanguageCookies cookies) {
        this.preferences = preferences;
        this.cookies = cookies;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        SignedIn.of(authentication)
                .flatMap(person -> preferences.of(person.subject()))
                .ifPresent(preference -> cookies.write(response, preference));
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
