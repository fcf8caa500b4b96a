package org.usra.clinic.prevention;

import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.person.Banners;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.shell.Acting;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code /people/{id}/vaccines}: the vaccination card, and one click for each dose that is due. */
@Controller
class VaccinationPages {

    private static final Refusal NOT_DUE = new Refusal(
            "not-due",
            "هذه الجرعة ليست مستحقة الآن. انظر البطاقة: ربما سجلها زميل قبلك.",
            "This dose is not due now. Look at the card: a colleague may have recorded it before you.");

    private static final Refusal NOT_TODAY = new Refusal(
            "not-today",
            "يُلغى التسجيل في يوم إعطاء الجرعة فقط، ومرة واحدة. انظر البطاقة.",
            "A dose is taken back only on the day on which it was given, and once. Look at the card.");

    private final VaccinationCards cards;
    private final WritingDoses writing;
    private final HealthRecord healthRecord;
    private final Banners banners;
    private final Acting acting;

    VaccinationPages(
            VaccinationCards cards, WritingDoses writing, HealthRecord healthRecord, Banners banners, Acting acting) {
        this.cards = cards;
        this.writing = writing;
        this.healthRecord = healthRecord;
        this.banners = banners;
        this.acting = acting;
    }

    @GetMapping("/people/{id}/vaccines")
    String card(@PathVariable String id, Model model) {
        model.addAttribute("card", cards.of(id));
        model.addAttribute("banner", banners.fetch(id));
        return "vaccines";
    }

    @PostMapping("/people/{id}/vaccines")
    String give(
            @PathVariable String id,
            @RequestParam String vaccine,
            @RequestParam int dose,
            @RequestParam(defaultValue = "") String once,
            RedirectAttributes next) {
        return acting.act(next, "/people/" + id + "/vaccines", "receipt.vaccine", () -> {
            DoseLine line = cards.of(id)
                    .open(vaccine, dose)
                    .filter(open ->
                            !PersonCard.of(healthRecord.read(Patient.class, id)).deceased())
                    .orElseThrow(() -> new Refused(RefusalKind.RULE, NOT_DUE));
            writing.give(id, line, once);
            return List.of(line.name() + " " + line.dose());
        });
    }

    @PostMapping("/people/{id}/vaccines/undo")
    String takeBack(
            @PathVariable String id,
            @RequestParam String immunization,
            @RequestParam String version,
            @RequestParam(defaultValue = "") String once,
            RedirectAttributes next) {
        return acting.act(next, "/people/" + id + "/vaccines", "receipt.vaccine.undo", () -> {
            RecordedDose dose =
                    cards.of(id).givenToday(immunization).orElseThrow(() -> new Refused(RefusalKind.RULE, NOT_TODAY));
            writing.takeBack(dose, version, once);
            return List.of(dose.name());
        });
    }
}
