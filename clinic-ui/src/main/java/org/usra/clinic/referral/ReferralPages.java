package org.usra.clinic.referral;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.ClinicSettings;
import org.usra.clinic.access.Role;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.person.Banners;
import org.usra.clinic.shell.Acting;

/** {@code /referrals/{id}}: where a referral stands, the hospitals on offer, the choice, the report, the letter. */
@Controller
class ReferralPages {

    private final Referrals referrals;
    private final Choosing choosing;
    private final Banners banners;
    private final Acting acting;
    private final ClinicSettings settings;

    ReferralPages(Referrals referrals, Choosing choosing, Banners banners, Acting acting, ClinicSettings settings) {
        this.referrals = referrals;
        this.choosing = choosing;
        this.banners = banners;
        this.acting = acting;
        this.settings = settings;
    }

    @GetMapping("/referrals/{id}")
    String page(@PathVariable String id, Model model) {
        Role role = SignedIn.current().role();
        if (role == Role.CITIZEN) {
            return "redirect:/c/referrals/" + id;
        }
        ReferralCard referral = referrals.open(id);
        model.addAttribute("referral", referral);
        model.addAttribute("banner", banners.fetch(referral.patient()));
        model.addAttribute("mayChoose", (role == Role.DOCTOR || role == Role.CALLCENTRE) && referral.mayChoose());
        model.addAttribute("mayDecide", role == Role.DOCTOR);
        return "referral";
    }

    /** Every button of the page, by the name of what it does. */
    @PostMapping("/referrals/{id}/{action}")
    String act(
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        String once = String.valueOf(fields.getFirst("once"));
        Role role = SignedIn.current().role();
        return acting.act(next, "/referrals/" + id, "receipt." + action, () -> switch (action) {
            case "candidates" -> choosing.offer(id, once);
            case "choose" -> choosing.choose(id, entered, role, once);
            case "revoke" -> choosing.revoke(id, entered.value("reason"), once);
            case "close", "answer" -> choosing.onTask(entered, entered.value("task"), action, once);
            default -> throw UnknownAction.of(action);
        });
    }

    @GetMapping("/referrals/{id}/letter")
    String letter(@PathVariable String id, Model model) {
        ReferralCard referral = referrals.open(id);
        model.addAttribute("referral", referral);
        model.addAttribute("banner", banners.fetch(referral.patient()));
        model.addAttribute("qr", QrCode.of(settings.publicUrl() + "/referrals/" + id));
        return "letter";
    }
}
