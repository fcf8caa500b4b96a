package org.usra.clinic.family;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupMemberComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.language.Translated;
import org.usra.clinic.person.Banners;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.rules.naming.Canonical;

/** Opens family files: the whole household in one request. */
@Component
public class FamilyFiles {

    private static final int RISKS_SHOWN = 3;

    private final HealthRecord healthRecord;
    private final Directory directory;

    FamilyFiles(HealthRecord healthRecord, Directory directory) {
        this.healthRecord = healthRecord;
        this.directory = directory;
    }

    public Found open(String groupId) {
        return healthRecord.familyFile(groupId);
    }

    /** The file of the household that a person lives in, or nothing where the reader may not see one. */
    Found ofPerson(String patientId) {
        return healthRecord
                .searchWherePermitted(
                        Query.of("Group").with("member", "Patient/" + patientId).with("_count", 5))
                .stream(Group.class)
                .filter(group -> group.getMember().stream()
                        .anyMatch(member -> Found.id(member.getEntity()).equals(patientId) && !member.getInactive()))
                .findFirst()
                .map(group -> open(Found.id(group)))
                .orElse(Found.NOTHING);
    }

    public FamilyCard card(Group group, Found file) {
        return new FamilyCard(
                Found.id(group),
                group.getIdentifier().isEmpty()
                        ? ""
                        : group.getIdentifierFirstRep().getValue(),
                unit(group),
                extension(group, "household-address") instanceof Address address ? PersonCard.address(address) : "",
                code(extension(group, "household-status"), "open"),
                group.getMember().stream()
                        .filter(member -> !member.getInactive())
                        .flatMap(member -> member(member, file))
                        .toList());
    }

    private Stream<MemberCard> member(GroupMemberComponent member, Found file) {
        Extension role = member.getExtensionByUrl(Canonical.structure("member-role"));
        return file.target(member.getEntity(), Patient.class).stream()
                .map(patient -> new MemberCard(
                        PersonCard.of(patient),
                        code(role == null ? null : role.getValue(), "other"),
                        Banners.allergies(file, Found.id(patient)),
                        risks(file, Found.id(patient))));
    }

    /** Active problems, shortest list first: the whole list stands in the member's own file. */
    static List<String> risks(Found file, String patientId) {
        return problems(file, patientId)
                .map(condition -> Translated.text(condition.getCode()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(RISKS_SHOWN)
                .toList();
    }

    static Stream<Condition> problems(Found file, String patientId) {
        return file.stream(Condition.class)
                .filter(condition -> isOf(condition.getSubject(), patientId))
                .filter(condition -> condition.getClinicalStatus().getCoding().stream()
                        .map(Coding::getCode)
                        .noneMatch(code ->
                                List.of("resolved", "inactive", "remission").contains(String.valueOf(code))));
    }

    static boolean isOf(Reference subject, String patientId) {
        return Found.id(subject).equals(patientId);
    }

    private String unit(Group group) {
        return group.getCharacteristic().stream()
                .map(Group.GroupCharacteristicComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(value -> directory.nameOf((Reference) value))
                .findFirst()
                .orElse("");
    }

    private static org.hl7.fhir.r4.model.@org.jspecify.annotations.Nullable Type extension(Group group, String name) {
        Extension found = group.getExtensionByUrl(Canonical.structure(name));
        return found == null ? null : found.getValue();
    }

    private static String code(org.hl7.fhir.r4.model.@org.jspecify.annotations.Nullable Type value, String otherwise) {
        String code = value == null ? null : value.primitiveValue();
        return code == null ? otherwise : code;
    }
}
