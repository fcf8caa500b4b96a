package org.usra.clinic.household;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.draft.Drafts;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.family.FamilyCard;
import org.usra.clinic.family.FamilyFiles;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.clinic.record.ReferralProcess.Subject;
import org.usra.clinic.registration.MemberRow;
import org.usra.clinic.shell.Acting;
import org.usra.clinic.shell.FormPage;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refused;

/** {@code /families/{id}/change/{kind}}: what happens to a family, filled in, looked at, and done. */
@Controller
class ChangePages {

    private static final Map<ChangeKind, List<String>> REASONS = Map.of(
            ChangeKind.TRANSFER, List.of("marriage", "divorce", "transfer", "correction"),
            ChangeKind.LEAVE, List.of("leaving", "divorce", "marriage", "correction"));

    private final HealthRecord healthRecord;
    private final FamilyFiles families;
    private final Directory directory;
    private final Drafts drafts;
    private final Acting acting;

    ChangePages(HealthRecord healthRecord, FamilyFiles families, Directory directory, Drafts drafts, Acting acting) {
        this.healthRecord = healthRecord;
        this.families = families;
        this.directory = directory;
        this.drafts = drafts;
        this.acting = acting;
    }

    /** The family as it stands, and the version of it that the registrar sees. */
    private record Seen(FamilyCard family, String version) {}

    @GetMapping("/families/{groupId}/change/{word}")
    String form(@PathVariable String groupId, @PathVariable String word, Model model) {
        ChangeKind kind = kind(word);
        return show(FormPage.with(model, draft(groupId, kind)).draftFrom(drafts), seen(groupId), kind, model);
    }

    @PostMapping("/families/{groupId}/change/{word}")
    String send(
            @PathVariable String groupId,
            @PathVariable String word,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "preview") String action,
            Model model,
            RedirectAttributes next) {
        ChangeKind kind = kind(word);
        Seen seen = seen(groupId);
        FormPage page = FormPage.with(model, draft(groupId, kind)).entered(Entered.from(fields));
        ChangeInputs inputs = new ChangeInputs(kind, page.entered(), seen.family());
        Map<String, String> errors = inputs.errors();
        if (!errors.isEmpty()) {
            page.wrong(errors);
            return show(page, seen, kind, model);
        }
        try {
            Optional<FamilyCard> other = other(kind, page.entered());
            other.ifPresent(found -> model.addAttribute("other", found));
            if (kind == ChangeKind.MERGE && other.isEmpty()) {
                page.wrong(Map.of("number", "change.error.number"));
                return show(page, seen, kind, model);
            }
            if (action.equals("save")) {
                perform(kind, seen, page.entered(), inputs.parameters(false, other), page.once(fields));
                drafts.discard(SignedIn.current().subject(), draft(groupId, kind));
                acting.done(
                        next,
                        "receipt.change." + kind.word(),
                        List.of(seen.family().number()));
                return "redirect:/families/" + groupId;
            }
            Resource preview = perform(kind, seen, page.entered(), inputs.parameters(true, other), null);
            model.addAttribute("effects", EffectLine.of((Parameters) preview));
        } catch (Refused refused) {
            page.refused(refused);
        }
        return show(page, seen, kind, model);
    }

    private Resource perform(
            ChangeKind kind, Seen seen, Entered entered, Parameters in, @org.jspecify.annotations.Nullable String key) {
        Subject subject = kind == ChangeKind.DEATH
                ? new Subject("Patient", entered.value("person"), null)
                : new Subject("Group", seen.family().id(), entered.value("version", seen.version()));
        return healthRecord.perform(subject, kind.operation(), in, key);
    }

    private String show(FormPage page, Seen seen, ChangeKind kind, Model model) {
        model.addAttribute("family", seen.family());
        model.addAttribute("version", seen.version());
        model.addAttribute("kind", kind);
        model.addAttribute("roles", MemberRow.ROLES);
        model.addAttribute("reasons", REASONS.getOrDefault(kind, List.of()));
        model.addAttribute("headsName", Newborn.headsName(seen.family()));
        model.addAttribute(
                "units",
                kind == ChangeKind.MOVE
                        ? directory.facilities().stream()
                                .filter(facility -> facility.kind().equals("unit"))
                                .toList()
                        : List.of());
        page.ready();
        return "household-change";
    }

    /** The other file of a merge, by the number on its card. */
    private Optional<FamilyCard> other(ChangeKind kind, Entered entered) {
        if (kind != ChangeKind.MERGE) {
            return Optional.empty();
        }
        return healthRecord
                .search(Query.of("Group")
                        .with(
                                "identifier",
                                Canonical.identifier("family-file") + "|"
                                        + entered.digits("number").strip()))
                .first(Group.class)
                .map(group -> families.card(group, families.open(Found.id(group))));
    }

    private Seen seen(String groupId) {
        Found file = families.open(groupId);
        Group group = file.first(Group.class).orElseGet(Group::new);
        return new Seen(families.card(group, file), group.getMeta().getVersionId());
    }

    private static String draft(String groupId, ChangeKind kind) {
        return "change-" + kind.word() + "-" + groupId;
    }

    private static ChangeKind kind(String word) {
        return ChangeKind.of(word).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
