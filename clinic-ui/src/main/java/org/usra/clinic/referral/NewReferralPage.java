package org.usra.clinic.referral;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.draft.Drafts;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.person.Banners;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.ReferralProcess;
import org.usra.clinic.shell.Acting;
import org.usra.clinic.shell.FormPage;
import org.usra.clinic.shell.Refusals;
import org.usra.clinic.workplace.Workplace;
import org.usra.rules.refusal.Refused;

/** {@code /people/{id}/referrals/new}: why, the question, how soon, which specialty; then the hospitals appear. */
@Controller
class NewReferralPage {

    static final List<String> SERVICES = List.of(
            "internal-medicine",
            "cardiology",
            "general-surgery",
            "orthopaedics",
            "obstetrics",
            "gynaecology",
            "paediatrics",
            "paediatric-oncology",
            "paediatric-cardiac-surgery",
            "ophthalmology",
            "ent",
            "urology",
            "neurology",
            "nephrology",
            "dialysis",
            "chest",
            "oncology",
            "dermatology",
            "psychiatry",
            "physiotherapy",
            "radiology",
            "laboratory");
    private static final List<String> PRIORITIES = List.of("routine", "urgent", "asap", "stat");

    private final ReferralProcess process;
    private final Banners banners;
    private final Workplace workplace;
    private final Drafts drafts;
    private final Acting acting;
    private final Clock clock;

    NewReferralPage(
            ReferralProcess process, Banners banners, Workplace workplace, Drafts drafts, Acting acting, Clock clock) {
        this.process = process;
        this.banners = banners;
        this.workplace = workplace;
        this.drafts = drafts;
        this.acting = acting;
        this.clock = clock;
    }

    @GetMapping("/people/{id}/referrals/new")
    String form(@PathVariable String id, Model model) {
        return show(id, FormPage.with(model, "referral-" + id).draftFrom(drafts), model);
    }

    @PostMapping("/people/{id}/referrals/new")
    String send(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        FormPage page = FormPage.with(model, "referral-" + id).entered(entered);
        Map<String, String> errors = check(entered);
        if (!errors.isEmpty()) {
            page.wrong(errors);
            return show(id, page, model);
        }
        String key = page.once(fields);
        ServiceRequest request;
        try {
            request = process.perform(
                            "ServiceRequest",
                            "submit",
                            Submission.of(id, workplace.current(), clock.instant(), entered),
                            key)
                    .first(ServiceRequest.class)
                    .orElseGet(ServiceRequest::new);
        } catch (Refused refused) {
            page.refused(refused);
            return show(id, page, model);
        }
        drafts.discard(SignedIn.current().subject(), "referral-" + id);
        String number = request.getRequisition().getValue();
        acting.done(next, "receipt.referral", number == null ? List.of() : List.of(number));
        offer(Found.id(request), key, next);
        return "redirect:/referrals/" + Found.id(request);
    }

    /** The hospitals are looked up at once; where that fails the referral stands, and its page has a button for it. */
    private void offer(String id, String key, RedirectAttributes next) {
        try {
            process.perform(
                    new ReferralProcess.Subject("ServiceRequest", id, null),
                    "candidates",
                    new Parameters(),
                    key + "-c");
        } catch (Refused refused) {
            next.addFlashAttribute("refusals", Refusals.of(refused));
        }
    }

    private static Map<String, String> check(Entered entered) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!entered.has("reason")) {
            errors.put("reason", "referral.error.reason");
        }
        if (!entered.has("question")) {
            errors.put("question", "referral.error.question");
        }
        if (!PRIORITIES.contains(entered.value("priority", "routine"))) {
            errors.put("priority", "referral.error.priority");
        }
        if (!SERVICES.contains(entered.value("service"))) {
            errors.put("service", "referral.error.service");
        }
        return errors;
    }

    private String show(String id, FormPage page, Model model) {
        model.addAttribute("banner", banners.fetch(id));
        model.addAttribute("services", SERVICES);
        model.addAttribute("priorities", PRIORITIES);
        page.ready();
        return "referral-new";
    }
}
