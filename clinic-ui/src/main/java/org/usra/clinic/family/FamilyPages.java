package org.usra.clinic.family;

import java.util.List;
import org.hl7.fhir.r4.model.Group;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.usra.clinic.access.Role;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.record.Found;

/** {@code /families/{id}} and {@code /people/{id}}: the whole family at a glance, and one person of it. */
@Controller
class FamilyPages {

    /** In the order in which they are asked for at a desk. */
    private static final List<String> CHANGES =
            List.of("newborn", "transfer", "leave", "head", "split", "merge", "move", "correct", "death", "close");

    private final FamilyFiles families;
    private final PersonFiles people;

    FamilyPages(FamilyFiles families, PersonFiles people) {
        this.families = families;
        this.people = people;
    }

    @GetMapping("/families/{groupId}")
    String family(@PathVariable String groupId, Model model) {
        Found file = families.open(groupId);
        Group group = file.first(Group.class).orElseGet(Group::new);
        model.addAttribute("family", families.card(group, file));
        model.addAttribute("mayChange", SignedIn.current().role() == Role.REGISTRAR);
        model.addAttribute("changeKinds", CHANGES);
        return "family";
    }

    @GetMapping("/people/{id}")
    String person(@PathVariable String id, Model model) {
        Role role = SignedIn.current().role();
        PersonFile file = people.open(id);
        model.addAttribute("file", file);
        model.addAttribute("banner", file.banner());
        model.addAttribute("mayVisit", role == Role.DOCTOR || role == Role.NURSE);
        model.addAttribute("mayRefer", role == Role.DOCTOR);
        model.addAttribute("mayAdmit", role.atHospital());
        model.addAttribute("clinical", role != Role.CALLCENTRE && role != Role.REGISTRAR);
        return "person";
    }
}
