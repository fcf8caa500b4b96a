package org.usra.clinic.referral;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.shell.Acting;
import org.usra.clinic.workplace.Post;
import org.usra.clinic.workplace.Workplace;

/** {@code /inbox}: one list of what waits for the unit; a follow-up or recall is completed where it stands. */
@Controller
class InboxPage {

    private final Inbox inbox;
    private final Choosing choosing;
    private final Workplace workplace;
    private final Acting acting;

    InboxPage(Inbox inbox, Choosing choosing, Workplace workplace, Acting acting) {
        this.inbox = inbox;
        this.choosing = choosing;
        this.workplace = workplace;
        this.acting = acting;
    }

    @GetMapping("/inbox")
    String list(@RequestParam(defaultValue = "all") String kind, Model model) {
        Post post = workplace.current();
        List<InboxItem> items = post.held() ? inbox.of(post.facility()) : List.of();
        model.addAttribute("kind", kind);
        model.addAttribute("all", items);
        model.addAttribute(
                "items",
                items.stream()
                        .filter(item -> kind.equals("all") || item.kind().equals(kind))
                        .toList());
        model.addAttribute("kinds", List.of("all", "referral", "follow-up", "recall"));
        return "inbox";
    }

    @PostMapping("/inbox/{taskId}/complete")
    String complete(
            @PathVariable String taskId, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        String once = String.valueOf(fields.getFirst("once"));
        return acting.act(next, "/inbox", "receipt.complete", () -> choosing.onTask(entered, taskId, "complete", once));
    }
}
