package org.usra.record.family;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.usra.rules.identity.FamilyNumber;

/** The resources of a new family file, out of what the registrar filled in. */
final class FamilyDraft {

    private final FamilyFileForm form;
    private final String today;

    FamilyDraft(FamilyFileForm form, LocalDate today) {
        this.form = form;
        this.today = today.toString();
    }

    ObjectNode group(FamilyNumber number, List<String> patients, String head) {
        ObjectNode group = SchemeResources.household(number, form.unit(), today);
        if (form.address() != null) {
            SchemeResources.extension((ArrayNode) group.get("extension"), "household-address")
                    .set("valueAddress", form.address());
        }
        SchemeResources.reference(group, "managingEntity", head);
        for (int i = 0; i < patients.size(); i++) {
            SchemeResources.member(
                    (ArrayNode) group.get("member"),
                    patients.get(i),
                    form.members().get(i).role(),
                    "registration",
                    today);
        }
        return group;
    }

    ObjectNode enrolment(String patient) {
        return SchemeResources.enrolment(patient, form.unit(), form.doctor(), today);
    }

    ObjectNode coverage(FamilyFileForm.Member member, String patient, String head) {
        return SchemeResources.coverage(patient, head, member.role(), category(member), today);
    }

    /** A member without a category of his own is covered through the head. */
    private String category(FamilyFileForm.Member member) {
        return member.category().isEmpty() ? form.members().get(form.head()).category() : member.category();
    }
}
