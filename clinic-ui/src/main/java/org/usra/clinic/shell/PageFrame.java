package org.usra.clinic.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.LanguageCookies;

/** What the frame of every page needs to know: who reads, in which language and theme, and where they are. */
@ControllerAdvice
class PageFrame {

    private final LanguageCookies cookies;

    PageFrame(LanguageCookies cookies) {
        this.cookies = cookies;
    }

    @ModelAttribute
    void frame(HttpServletRequest request, Model model) {
        Language language = Language.current();
        String query = request.getQueryString();
        model.addAttribute("language", language);
        model.addAttribute("theme", cookies.theme(request));
        model.addAttribute("singleKeys", cookies.singleKeys(request));
        // A refused form answers a POST: the way back to it is the page it came from, which has the same address.
        model.addAttribute("here", asked(request) + (query == null ? "" : "?" + query));
        model.addAttribute("me", SignedIn.optional().orElse(null));
        model.addAttribute(
                "navigation",
                SignedIn.optional().map(person -> NavLink.of(person.role())).orElse(List.of()));
    }

    /** On the page that tells of an error: the address that failed, not that of the page. */
    private static String asked(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }
}
