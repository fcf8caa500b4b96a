package org.usra.clinic.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.usra.clinic.access.SessionEnded;
import org.usra.rules.refusal.Refused;

/** A page that could not be shown: what happened, whether anything was lost, what to do, and a code to read out. */
@ControllerAdvice
class ErrorPages {

    private final PageFrame frame;

    ErrorPages(PageFrame frame) {
        this.frame = frame;
    }

    @ExceptionHandler(Refused.class)
    String refused(Refused refused, Model model, HttpServletRequest request, HttpServletResponse response) {
        int status = refused.kind().status();
        response.setStatus(status);
        model.addAttribute("status", status);
        model.addAttribute("refusals", Refusals.of(refused));
        // What a page that failed had put into its model is gone, the frame included.
        frame.frame(request, model);
        return "error";
    }

    @ExceptionHandler(SessionEnded.class)
    void signInAgain(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, "/oauth2/authorization/keycloak");
    }
}
