package org.usra.clinic.shell;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.usra.clinic.access.SessionEnded;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.language.Language;
import org.usra.rules.refusal.Refused;

/** A page that could not be shown: what happened, whether anything was lost, what to do, and a code to read out. */
@ControllerAdvice
class ErrorPages {

    @ExceptionHandler(Refused.class)
    String refused(Refused refused, Model model, HttpServletResponse response) {
        int status = refused.kind().status();
        response.setStatus(status);
        model.addAttribute("status", status);
        model.addAttribute("refusals", Refusals.of(refused));
        model.addAttribute("language", Language.current());
        model.addAttribute("me", SignedIn.optional().orElse(null));
        SignedIn.optional().ifPresent(person -> model.addAttribute("navigation", NavLink.of(person.role())));
        return "error";
    }

    @ExceptionHandler(SessionEnded.class)
    void signInAgain(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, "/oauth2/authorization/keycloak");
    }
}
