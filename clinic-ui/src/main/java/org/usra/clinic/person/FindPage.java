package org.usra.clinic.person;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.usra.clinic.access.Role;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.person.Finding.Hits;

/** {@code /find}: an exact number opens its file at once; anything else is a list. */
@Controller
class FindPage {

    private static final int SUGGESTIONS = 8;
    private static final int RESULTS = 50;

    private final Finding finding;

    FindPage(Finding finding) {
        this.finding = finding;
    }

    @GetMapping("/find")
    String find(@RequestParam(defaultValue = "") String q, Model model) {
        Hits hits = q.isBlank() ? Hits.NONE : finding.find(q, RESULTS);
        String way = way();
        if (hits.exact()) {
            if (!hits.family().isEmpty()) {
                return "redirect:/families/" + hits.family();
            }
            return hits.referral().isEmpty()
                    ? "redirect:" + way + hits.people().getFirst().id()
                    : "redirect:/referrals/" + hits.referral();
        }
        model.addAttribute("q", q);
        model.addAttribute("people", hits.people());
        model.addAttribute("way", way);
        return "find";
    }

    @GetMapping("/find/suggest")
    String suggest(@RequestParam(defaultValue = "") String q, Model model) {
        boolean enough = q.strip().length() >= 2;
        model.addAttribute("q", q);
        model.addAttribute("enough", enough);
        model.addAttribute("people", enough ? finding.find(q, SUGGESTIONS).people() : Hits.NONE.people());
        model.addAttribute("way", way());
        return "fragments :: suggestions";
    }

    /** Where a found person opens: the insurer sees cover, everyone else the file as far as they may. */
    private static String way() {
        return SignedIn.current().role() == Role.INSURER ? "/cover/" : "/people/";
    }
}
