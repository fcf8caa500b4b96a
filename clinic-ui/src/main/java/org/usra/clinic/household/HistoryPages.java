package org.usra.clinic.household;

import java.util.List;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.Role;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.family.FamilyFiles;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.ReferralProcess.Subject;
import org.usra.clinic.shell.Acting;

/** {@code /families/{id}/changes}: what has been done to a family, and the way back. */
@Controller
class HistoryPages {

    private final HealthRecord healthRecord;
    private final FamilyFiles families;
    private final Directory directory;
    private final Acting acting;

    HistoryPages(HealthRecord healthRecord, FamilyFiles families, Directory directory, Acting acting) {
        this.healthRecord = healthRecord;
        this.families = families;
        this.directory = directory;
        this.acting = acting;
    }

    @GetMapping("/families/{groupId}/changes")
    String changes(@PathVariable String groupId, Model model) {
        Found file = families.open(groupId);
        model.addAttribute("family", families.card(file.first(Group.class).orElseGet(Group::new), file));
        model.addAttribute(
                "changes",
                healthRecord.ask("Group", groupId, "changes").stream(Provenance.class)
                        .map(change -> PastChange.of(
                                change,
                                directory.nameOfPost(change.getAgentFirstRep().getWho())))
                        .toList());
        model.addAttribute("mayUndo", SignedIn.current().role() == Role.REGISTRAR);
        return "household-changes";
    }

    @PostMapping("/families/{groupId}/undo")
    String undo(
            @PathVariable String groupId,
            @RequestParam String change,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String once,
            RedirectAttributes next) {
        return acting.act(next, "/families/" + groupId + "/changes", "receipt.change.undo", () -> {
            Parameters in = new Parameters();
            in.addParameter().setName("change").setValue(new Reference("Provenance/" + change));
            if (!note.isBlank()) {
                in.addParameter().setName("note").setValue(new StringType(note.strip()));
            }
            healthRecord.perform(new Subject("Group", groupId, null), "undo", in, once);
            return List.of();
        });
    }
}
