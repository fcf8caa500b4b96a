package org.usra.clinic.emergency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.desk.Stays;
import org.usra.clinic.draft.Drafts;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.person.Finding;
import org.usra.clinic.person.Finding.Hits;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.ReferralProcess;
import org.usra.clinic.shell.Acting;
import org.usra.clinic.shell.FormPage;
import org.usra.clinic.workplace.Workplace;
import org.usra.rules.refusal.Refused;

/** {@code /er}: admits at once, known or unknown; no referral and no number is asked for. */
@Controller
class EmergencyPages {

    private static final List<Integer> TRIAGE = List.of(1, 2, 3, 4, 5);
    private static final int RESULTS = 10;
    private static final String FORM = "er";

    private final ReferralProcess process;
    private final Stays stays;
    private final Finding finding;
    private final Workplace workplace;
    private final Acting acting;
    private final Drafts drafts;

    EmergencyPages(
            ReferralProcess process, Stays stays, Finding finding, Workplace workplace, Acting acting, Drafts drafts) {
        this.drafts = drafts;
        this.process = process;
        this.stays = stays;
        this.finding = finding;
        this.workplace = workplace;
        this.acting = acting;
    }

    @GetMapping("/er")
    String desk(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String patient, Model model) {
        FormPage page = FormPage.with(model, FORM).draftFrom(drafts);
        // What a language switch kept is used up at once: it must never meet the next patient.
        drafts.discard(SignedIn.current().subject(), FORM);
        Entered kept = page.entered();
        String asked = q.isBlank() ? kept.value("q") : q;
        page.entered(kept.and("q", asked).and("patient", patient.isBlank() ? kept.value("patient") : patient));
        return show(asked, page, model);
    }

    @PostMapping("/er")
    String admit(@RequestParam MultiValueMap<String, String> fields, Model model, RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        FormPage page = FormPage.with(model, FORM).entered(entered);
        Map<String, String> errors = check(entered);
        if (!errors.isEmpty()) {
            page.wrong(errors);
            return show(entered.value("q"), page, model);
        }
        try {
            Found admitted = process.perform("Encounter", "emergency-admit", body(entered), page.once(fields));
            acting.done(
                    next,
                    "receipt.emergency",
                    admitted.first(Encounter.class).isPresent() ? List.of(entered.value("complaint")) : List.of());
            return "redirect:/er";
        } catch (Refused refused) {
            page.refused(refused);
            return show(entered.value("q"), page, model);
        }
    }

    private String show(String q, FormPage page, Model model) {
        model.addAttribute("q", q);
        model.addAttribute(
                "people",
                q.isBlank() ? Hits.NONE.people() : finding.find(q, RESULTS).people());
        model.addAttribute("triage", TRIAGE);
        model.addAttribute("stays", stays.emergencies(workplace.current().facility()));
        page.ready();
        return "er";
    }

    private static Map<String, String> check(Entered entered) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!entered.has("patient") && !entered.has("tag")) {
            errors.put("tag", "er.error.who");
        }
        if (!entered.has("complaint")) {
            errors.put("complaint", "er.error.complaint");
        }
        return errors;
    }

    private static Parameters body(Entered entered) {
        Parameters in = new Parameters();
        if (entered.has("patient")) {
            in.addParameter().setName("patient").setValue(new Reference("Patient/" + entered.value("patient")));
        } else {
            in.addParameter().setName("tag").setValue(new StringType(entered.value("tag")));
        }
        in.addParameter().setName("complaint").setValue(new StringType(entered.value("complaint")));
        if (entered.has("triage")) {
            in.addParameter().setName("triage").setValue(new IntegerType(entered.value("triage")));
        }
        in.addParameter()
                .setName("justification")
                .setValue(new StringType(entered.value("justification", entered.value("complaint"))));
        return in;
    }
}
