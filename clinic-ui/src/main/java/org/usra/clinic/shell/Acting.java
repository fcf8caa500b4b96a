package org.usra.clinic.shell;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.SignedIn;
import org.usra.rules.refusal.Refused;

/** Does what a button asks and goes on to a page that says so: a receipt, or the refusal with its remedy. */
@Component
public class Acting {

    private final Clock clock;

    Acting(Clock clock) {
        this.clock = clock;
    }

    /** Details for the receipt, for example the number that was issued. */
    @FunctionalInterface
    public interface Deed extends Supplier<List<String>> {}

    public String act(RedirectAttributes next, String back, String message, Deed deed) {
        try {
            done(next, message, deed.get());
        } catch (Refused refused) {
            next.addFlashAttribute("refusals", Refusals.of(refused));
        }
        return "redirect:" + back;
    }

    public void done(RedirectAttributes next, String message, List<String> details) {
        next.addFlashAttribute(
                "receipt",
                new Receipt(
                        message, details, clock.instant(), SignedIn.current().name()));
    }
}
