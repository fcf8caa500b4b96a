package org.usra.clinic.cover;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.directory.Facility;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.person.Finding;
import org.usra.clinic.person.Finding.Hits;
import org.usra.clinic.shell.FormPage;
import org.usra.rules.refusal.Refused;

/** {@code /cover}: is this person covered, by what, what was claimed, and would this service be covered. */
@Controller
class CoverPages {

    private static final int RESULTS = 20;

    private final CoverFiles files;
    private final Finding finding;
    private final Directory directory;

    CoverPages(CoverFiles files, Finding finding, Directory directory) {
        this.files = files;
        this.finding = finding;
        this.directory = directory;
    }

    @GetMapping("/cover")
    String find(@RequestParam(defaultValue = "") String q, Model model) {
        Hits hits = q.isBlank() ? Hits.NONE : finding.find(q, RESULTS);
        if (hits.exact() && !hits.people().isEmpty()) {
            return "redirect:/cover/" + hits.people().getFirst().id();
        }
        model.addAttribute("q", q);
        model.addAttribute("people", hits.people());
        return "cover-find";
    }

    @GetMapping("/cover/{patientId}")
    String file(@PathVariable String patientId, Model model) {
        return show(patientId, FormPage.with(model, "cover-" + patientId), model);
    }

    /** Asking writes an answer into the record, so it is a POST; the page shows it first. */
    @PostMapping("/cover/{patientId}")
    String ask(@PathVariable String patientId, @RequestParam MultiValueMap<String, String> fields, Model model) {
        Entered entered = Entered.from(fields);
        FormPage page = FormPage.with(model, "cover-" + patientId).entered(entered);
        try {
            model.addAttribute("answer", files.ask(patientId, entered, page.once(fields)));
        } catch (Refused refused) {
            page.refused(refused);
        }
        return show(patientId, page, model);
    }

    private String show(String patientId, FormPage page, Model model) {
        List<Facility> hospitals = directory.facilities().stream()
                .filter(facility -> facility.kind().equals("hospital"))
                .toList();
        model.addAttribute("cover", files.open(patientId));
        model.addAttribute("hospitals", hospitals);
        model.addAttribute(
                "services",
                directory.services().stream()
                        .map(Directory.Service::code)
                        .distinct()
                        .sorted()
                        .toList());
        page.ready();
        return "cover";
    }
}
