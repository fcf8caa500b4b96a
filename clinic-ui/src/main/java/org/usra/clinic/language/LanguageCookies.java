package org.usra.clinic.language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Language and theme of this browser, known before anybody signed in; the preference of the person fills them. */
@Component("localeResolver")
public class LanguageCookies implements LocaleResolver {

    static final String LANGUAGE = "USRA_LANG";
    static final String THEME = "USRA_THEME";
    static final String KEYS = "USRA_KEYS";
    private static final int YEAR = 365 * 24 * 3600;

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Language.of(value(request, LANGUAGE, "ar")).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            write(response, LANGUAGE, Language.of(locale).code());
        }
    }

    public String theme(HttpServletRequest request) {
        return value(request, THEME, "auto");
    }

    /** Whether single letters are shortcuts; a person can switch them off (WCAG 2.1.4). */
    public boolean singleKeys(HttpServletRequest request) {
        return !"off".equals(value(request, KEYS, "on"));
    }

    public void write(HttpServletResponse response, Preference preference) {
        write(response, LANGUAGE, preference.language().code());
        write(response, THEME, preference.theme());
        write(response, KEYS, preference.singleKeys() ? "on" : "off");
    }

    private static String value(HttpServletRequest request, String name, String otherwise) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? otherwise : cookie.getValue();
    }

    private static void write(HttpServletResponse response, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(YEAR);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
