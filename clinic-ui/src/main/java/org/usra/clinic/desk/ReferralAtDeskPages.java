package org.usra.clinic.desk;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.person.Banners;
import org.usra.clinic.shell.Acting;

/** {@code /desk/referrals/{taskId}}: one referral at the hospital, and every decision about it. */
@Controller
class ReferralAtDeskPages {

    private static final List<String> REASONS = List.of(
            "no-capacity",
            "service-not-offered",
            "insufficient-information",
            "level-of-care-not-needed",
            "wrong-specialty",
            "duplicate",
            "other");

    private final Worklist worklist;
    private final TaskActions actions;
    private final Stays stays;
    private final Bookings bookings;
    private final Banners banners;
    private final Acting acting;

    ReferralAtDeskPages(
            Worklist worklist, TaskActions actions, Stays stays, Bookings bookings, Banners banners, Acting acting) {
        this.worklist = worklist;
        this.actions = actions;
        this.stays = stays;
        this.bookings = bookings;
        this.banners = banners;
        this.acting = acting;
    }

    @GetMapping("/desk/referrals/{taskId}")
    String referral(@PathVariable String taskId, Model model) {
        DeskItem item = worklist.one(taskId);
        Set<String> open = item.gone() ? Set.of() : actions.of(taskId);
        model.addAttribute("item", item);
        model.addAttribute("list", DeskList.of(item));
        model.addAttribute(
                "banner",
                item.person() == null ? null : banners.fetch(item.person().id()));
        model.addAttribute("actions", open);
        model.addAttribute("reasons", REASONS);
        model.addAttribute("others", actions.elsewhere(item));
        model.addAttribute(
                "stay",
                item.gone() ? null : stays.ofReferral(item.referral().id()).orElse(null));
        model.addAttribute(
                "booking",
                item.gone() ? Booking.NONE : bookings.of(item.referral().id()));
        model.addAttribute(
                "withdrawal",
                open.contains("answer-cancel")
                        ? worklist.withdrawal(item.referral().id())
                        : "");
        return "desk-referral";
    }

    @PostMapping("/desk/referrals/{taskId}/{operation}")
    String act(
            @PathVariable String taskId,
            @PathVariable String operation,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        String once = String.valueOf(fields.getFirst("once"));
        String back = "/desk/referrals/" + taskId;
        return acting.act(next, back, "receipt.desk." + operation, () -> switch (operation) {
            case "admit" -> stays.admit(taskId, entered, once);
            case "cancel", "no-show" -> bookings.end(entered, operation, once);
            default -> actions.perform(taskId, operation, entered, once);
        });
    }
}
