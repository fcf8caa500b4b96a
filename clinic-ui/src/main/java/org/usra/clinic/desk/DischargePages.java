package org.usra.clinic.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.Role;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.draft.Drafts;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.person.Banners;
import org.usra.clinic.record.ReferralProcess;
import org.usra.clinic.shell.Acting;
import org.usra.clinic.shell.FormPage;
import org.usra.rules.refusal.Refused;

/** {@code /desk/encounters/{id}/discharge}: ends the visit or stay and answers the family doctor in one step. */
@Controller
class DischargePages {

    private static final List<String> DISPOSITIONS = List.of("home", "alt-home", "other-hcf", "aadvice", "exp");
    private static final List<Integer> ROWS = List.of(0, 1, 2);

    private final ReferralProcess process;
    private final Stays stays;
    private final Banners banners;
    private final Drafts drafts;
    private final Acting acting;
    private final Fmt fmt;

    DischargePages(ReferralProcess process, Stays stays, Banners banners, Drafts drafts, Acting acting, Fmt fmt) {
        this.process = process;
        this.stays = stays;
        this.banners = banners;
        this.drafts = drafts;
        this.acting = acting;
        this.fmt = fmt;
    }

    @GetMapping("/desk/encounters/{id}/discharge")
    String form(@PathVariable String id, Model model) {
        return show(id, FormPage.with(model, "discharge-" + id).draftFrom(drafts), model);
    }

    @PostMapping("/desk/encounters/{id}/discharge")
    String send(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        FormPage page = FormPage.with(model, "discharge-" + id).entered(entered);
        Map<String, String> errors = check(entered);
        if (!errors.isEmpty()) {
            page.wrong(errors);
            return show(id, page, model);
        }
        try {
            process.perform(
                    new ReferralProcess.Subject("Encounter", id, null), "discharge", body(entered), page.once(fields));
        } catch (Refused refused) {
            page.refused(refused);
            return show(id, page, model);
        }
        drafts.discard(SignedIn.current().subject(), "discharge-" + id);
        acting.done(next, "receipt.discharge", List.of(entered.value("diagnosis")));
        return SignedIn.current().role() == Role.EMERGENCY ? "redirect:/er" : "redirect:/desk?list=closed";
    }

    private String show(String id, FormPage page, Model model) {
        Stay stay = stays.open(id);
        model.addAttribute("stay", stay);
        model.addAttribute("banner", stay.person() == null ? null : banners.fetch(stay.patient()));
        model.addAttribute("dispositions", DISPOSITIONS);
        model.addAttribute("rows", ROWS);
        page.ready();
        return "discharge";
    }

    private Map<String, String> check(Entered entered) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (String field : List.of("diagnosis", "summary", "answer")) {
            if (!entered.has(field)) {
                errors.put(field, "discharge.error." + field);
            }
        }
        ROWS.forEach(row -> {
            boolean unusable = entered.has("due-" + row) && due(entered, row) == null;
            if (unusable || entered.has("follow-" + row) && !entered.has("due-" + row)) {
                errors.put("due-" + row, "discharge.error.due");
            }
        });
        return errors;
    }

    private Parameters body(Entered entered) {
        Parameters in = new Parameters();
        in.addParameter().setName("disposition").setValue(new CodeType(entered.value("disposition", "home")));
        in.addParameter().setName("diagnosis").setValue(new StringType(entered.value("diagnosis")));
        in.addParameter().setName("summary").setValue(new StringType(entered.value("summary")));
        in.addParameter().setName("answer").setValue(new StringType(entered.value("answer")));
        for (int row : ROWS) {
            if (entered.has("medicine-" + row)) {
                in.addParameter().setName("medication").setValue(new StringType(entered.value("medicine-" + row)));
            }
            LocalDate due = due(entered, row);
            if (entered.has("follow-" + row) && due != null) {
                ParametersParameterComponent follow = in.addParameter().setName("follow-up");
                follow.addPart().setName("text").setValue(new StringType(entered.value("follow-" + row)));
                follow.addPart().setName("due").setValue(new DateType(due.toString()));
            }
        }
        return in;
    }

    /** A due date is typed as days from today, or as a date of the browser's field. */
    private @Nullable LocalDate due(Entered entered, int row) {
        String typed = entered.digits("due-" + row);
        try {
            return typed.matches("[0-9]{1,3}")
                    ? fmt.today().plusDays(Integer.parseInt(typed))
                    : typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
