package org.usra.clinic.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Group;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.draft.Drafts;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.shell.Acting;
import org.usra.clinic.shell.FormPage;
import org.usra.clinic.workplace.Workplace;
import org.usra.rules.identity.NationalId;
import org.usra.rules.refusal.Refused;

/** {@code /register}: opens a family file for a household at the registrar's own unit, once nobody of it is found there. */
@Controller
class RegistrationPages {

    private static final String DRAFT = "register";
    private static final int FIRST_ROWS = 2;
    private static final int MOST_ROWS = 20;
    private static final List<String> CATEGORIES = List.of("formal", "pensioner", "unemployed", "informal", "unable");

    private final HealthRecord healthRecord;
    private final Duplicates duplicates;
    private final Workplace workplace;
    private final Drafts drafts;
    private final Acting acting;
    private final Fmt fmt;
    private final CheckDigit checkDigit;

    RegistrationPages(
            HealthRecord healthRecord,
            Duplicates duplicates,
            Workplace workplace,
            Drafts drafts,
            Acting acting,
            Fmt fmt,
            NationalIdSettings settings) {
        this.healthRecord = healthRecord;
        this.duplicates = duplicates;
        this.workplace = workplace;
        this.drafts = drafts;
        this.acting = acting;
        this.fmt = fmt;
        this.checkDigit = settings.checkDigit();
    }

    @GetMapping("/register")
    String form(Model model) {
        return show(FormPage.with(model, DRAFT).draftFrom(drafts), model);
    }

    @PostMapping("/register")
    String send(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "save") String action,
            Model model,
            RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        FormPage page = FormPage.with(model, DRAFT);
        if (action.equals("add")) {
            int more = Math.min(rows(entered).size() + 1, MOST_ROWS);
            return show(page.entered(entered.and("rows", String.valueOf(more))), model);
        }
        page.entered(entered);
        if (action.equals("fill")) {
            return show(page, model);
        }
        List<MemberRow> rows = rows(entered).stream()
                .filter(row -> row.index() == 0 || !row.isBlank())
                .toList();
        Map<String, String> errors = check(entered, rows);
        if (!errors.isEmpty()) {
            page.wrong(errors);
            return show(page, model);
        }
        try {
            return open(new Household(entered, rows, page.once(fields), fmt), page, model, next);
        } catch (Refused refused) {
            page.refused(refused);
            return show(page, model);
        }
    }

    private String open(Household household, FormPage page, Model model, RedirectAttributes next) {
        String clerk = SignedIn.current().subject();
        Map<Integer, List<Alike>> alike = duplicates.unanswered(household);
        if (!alike.isEmpty()) {
            // Whoever opens one of their files comes back to this form as it stands.
            drafts.keep(clerk, DRAFT, household.entered());
            page.wrong(asked(alike));
            model.addAttribute("alike", alike);
            return show(page, model);
        }
        Found opened = healthRecord.openFamilyFile(household.opening(workplace.current()), household.once());
        drafts.discard(clerk, DRAFT);
        Group group = opened.first(Group.class).orElseGet(Group::new);
        acting.done(
                next,
                "receipt.family",
                group.hasIdentifier() ? List.of(group.getIdentifierFirstRep().getValue()) : List.of());
        return "redirect:/families/" + Found.id(group);
    }

    /** What a national ID proposes for one row, and what in it does not agree with what was entered. */
    @GetMapping("/register/proposal")
    String proposal(@RequestParam int row, @RequestParam MultiValueMap<String, String> fields, Model model) {
        model.addAttribute("row", new MemberRow(row, Entered.from(fields), checkDigit));
        model.addAttribute("governorates", NationalId.GOVERNORATES);
        model.addAttribute("errors", Map.of());
        return "register :: birth";
    }

    private String show(FormPage page, Model model) {
        model.addAttribute("rows", rows(page.entered()));
        model.addAttribute("roles", MemberRow.ROLES);
        model.addAttribute("papers", Paper.values());
        model.addAttribute("governorates", NationalId.GOVERNORATES);
        model.addAttribute("categories", CATEGORIES);
        page.ready();
        return "register";
    }

    private Map<String, String> check(Entered entered, List<MemberRow> rows) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!entered.has("line")) {
            errors.put("line", "register.error.line");
        }
        rows.forEach(row -> MemberCheck.of(row, fmt.today(), errors));
        return errors;
    }

    private static Map<String, String> asked(Map<Integer, List<Alike>> alike) {
        Map<String, String> errors = new LinkedHashMap<>();
        alike.keySet().forEach(row -> errors.put("alike-" + row, "register.error.alike"));
        return errors;
    }

    private List<MemberRow> rows(Entered entered) {
        String typed = entered.value("rows", String.valueOf(FIRST_ROWS));
        int count = typed.matches("[0-9]{1,2}") ? Math.min(Integer.parseInt(typed), MOST_ROWS) : FIRST_ROWS;
        return IntStream.range(0, Math.max(1, count))
                .mapToObj(index -> new MemberRow(index, entered, checkDigit))
                .toList();
    }
}
