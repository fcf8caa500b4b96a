package org.usra.clinic.visit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
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
import org.usra.clinic.language.Translated;
import org.usra.clinic.person.Banners;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.shell.Acting;
import org.usra.clinic.shell.FormPage;
import org.usra.clinic.workplace.Post;
import org.usra.clinic.workplace.Workplace;
import org.usra.rules.refusal.Refused;

/** {@code /people/{id}/visits/new}: one form, one transaction, and saving ends the visit. */
@Controller
class VisitPages {

    private final HealthRecord healthRecord;
    private final Banners banners;
    private final Workplace workplace;
    private final Codes codes;
    private final Drafts drafts;
    private final Acting acting;
    private final Clock clock;

    VisitPages(
            HealthRecord healthRecord,
            Banners banners,
            Workplace workplace,
            Codes codes,
            Drafts drafts,
            Acting acting,
            Clock clock) {
        this.healthRecord = healthRecord;
        this.banners = banners;
        this.workplace = workplace;
        this.codes = codes;
        this.drafts = drafts;
        this.acting = acting;
        this.clock = clock;
    }

    @GetMapping("/people/{id}/visits/new")
    String form(@PathVariable String id, Model model) {
        FormPage page = FormPage.with(model, "visit-" + id).draftFrom(drafts);
        return show(id, page, model);
    }

    @PostMapping("/people/{id}/visits/new")
    String save(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        FormPage page = FormPage.with(model, "visit-" + id).entered(entered);
        VisitCheck check = VisitCheck.of(entered);
        if (!check.passes()) {
            model.addAttribute("repeat", check.repeat());
            page.wrong(check.errors());
            return show(id, page, model);
        }
        Post post = workplace.current();
        try {
            healthRecord.save(VisitBundle.of(id, post, clock.instant(), entered, words(entered)), page.once(fields));
        } catch (Refused refused) {
            page.refused(refused);
            return show(id, page, model);
        }
        drafts.discard(SignedIn.current().subject(), "visit-" + id);
        acting.done(next, "receipt.visit", List.of(entered.value("reason")));
        return "redirect:/people/" + id;
    }

    /** The suggestions under the diagnosis and the medicine field. */
    @GetMapping("/pick/{list}")
    String pick(@PathVariable String list, @RequestParam(defaultValue = "") String q, Model model) {
        String known = "medicine".equals(list) ? Codes.MEDICINES : Codes.DIAGNOSES;
        model.addAttribute("q", q);
        model.addAttribute("codes", codes.like(known, q));
        model.addAttribute("list", known);
        return "fragments :: codes";
    }

    private String show(String id, FormPage page, Model model) {
        model.addAttribute("banner", banners.fetch(id));
        model.addAttribute("readings", Reading.SINGLE);
        page.ready();
        return "visit";
    }

    private VisitBundle.Words words(Entered entered) {
        return new VisitBundle.Words(
                concept(Codes.DIAGNOSES, entered.value("diagnosis")),
                concept(Codes.MEDICINES, entered.value("medicine")));
    }

    private Optional<CodeableConcept> concept(String list, String words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        CodeableConcept concept = new CodeableConcept();
        codes.named(list, words)
                .ifPresentOrElse(
                        code -> {
                            concept.addCoding()
                                    .setSystem(code.system())
                                    .setCode(code.code())
                                    .setDisplayElement(Translated.both(code.english(), code.arabic()));
                            concept.setTextElement(Translated.both(code.english(), code.arabic()));
                        },
                        () -> concept.setText(words));
        return Optional.of(concept);
    }
}
