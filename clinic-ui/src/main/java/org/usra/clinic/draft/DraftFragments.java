package org.usra.clinic.draft;

import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.util.UriComponentsBuilder;
import org.usra.clinic.access.SignedIn;

/** Keeps a form as it stands: after a pause in typing, and before the language changes. */
@Controller
class DraftFragments {

    private static final int LONGEST_NAME = 200;

    private final Drafts drafts;

    DraftFragments(Drafts drafts) {
        this.drafts = drafts;
    }

    @PostMapping("/drafts")
    String keep(@RequestParam String draft, @RequestParam MultiValueMap<String, String> fields, Model model) {
        Instant saved = drafts.keep(SignedIn.current().subject(), name(draft), Entered.from(fields));
        model.addAttribute("draftSaved", saved);
        return "fragments :: draft-state";
    }

    @PostMapping("/drafts/discard")
    @ResponseStatus(HttpStatus.SEE_OTHER)
    String discard(@RequestParam String draft, @RequestParam String back) {
        drafts.discard(SignedIn.current().subject(), name(draft));
        return "redirect:"
                + UriComponentsBuilder.fromPath(back.startsWith("//") ? "/" : back)
                        .build();
    }

    private static String name(String draft) {
        return draft.length() > LONGEST_NAME ? draft.substring(0, LONGEST_NAME) : draft;
    }
}
