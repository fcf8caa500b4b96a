package org.usra.clinic.shell;

import java.util.Map;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.draft.Drafts;
import org.usra.clinic.draft.Entered;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** A page with one form on it: what was typed, what is wrong with it, its draft, and the key that saves it once. */
public final class FormPage {

    private final Model model;
    private final String draft;
    private Entered entered = Entered.NOTHING;
    private String once = UUID.randomUUID().toString();

    private FormPage(Model model, String draft) {
        this.model = model;
        this.draft = draft;
    }

    public static FormPage with(Model model, String draft) {
        model.addAttribute("draft", draft);
        model.addAttribute("errors", Map.of());
        return new FormPage(model, draft);
    }

    public FormPage draftFrom(Drafts drafts) {
        drafts.of(SignedIn.current().subject(), draft).ifPresent(kept -> {
            entered = kept.entered();
            model.addAttribute("draftSaved", kept.saved());
        });
        return this;
    }

    public FormPage entered(Entered typed) {
        this.entered = typed;
        return this;
    }

    public Entered entered() {
        return entered;
    }

    /** The key of this form as it was sent. It stays with the form, so that a retry after silence saves once. */
    public String once(MultiValueMap<String, String> fields) {
        String sent = fields.getFirst("once");
        if (sent != null && !sent.isBlank()) {
            once = sent;
        }
        return once;
    }

    /** Message by field; the summary names each and links to it. */
    public void wrong(Map<String, String> errors) {
        model.addAttribute("errors", errors);
        answerUnprocessable();
    }

    /** The record said no: its words stand in the summary, and unless it was silent the form gets a new key. */
    public void refused(Refused refused) {
        model.addAttribute("refusals", Refusals.of(refused));
        answerUnprocessable();
        if (refused.kind() != RefusalKind.BUSY) {
            once = UUID.randomUUID().toString();
        }
    }

    public void ready() {
        model.addAttribute("entered", entered);
        model.addAttribute("onceKey", once);
    }

    /** A form that comes back is no success: scripts and clients see it by the status. */
    private static void answerUnprocessable() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            attributes.getResponse().setStatus(422);
        }
    }
}
