package org.usra.clinic.household;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.family.FamilyCard;
import org.usra.clinic.family.MemberCard;
import org.usra.rules.identity.NationalId;
import org.usra.rules.naming.Canonical;

/** The Patient of a newborn: the own name is typed, father's and family's names follow from the head of the file. */
final class Newborn {

    private static final String MOTHER = "http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName";

    private Newborn() {}

    static Patient of(Entered entered, FamilyCard family) {
        Patient baby = new Patient();
        baby.setActive(true);
        nationalId(entered)
                .ifPresent(id -> baby.addIdentifier()
                        .setSystem(Canonical.identifier("national-id"))
                        .setValue(id.digits()));
        String father = entered.value("father", headsName(family));
        HumanName name = baby.addName().setUse(HumanName.NameUse.OFFICIAL);
        Stream.concat(Stream.of(entered.value("own")), Stream.of(father.split("\\s+")))
                .filter(part -> !part.isEmpty())
                .forEach(name::addGiven);
        name.setText(entered.value("own") + " " + father);
        family.members().stream()
                .filter(member -> member.person().id().equals(entered.value("mother")))
                .findFirst()
                .ifPresent(mother ->
                        baby.addExtension(MOTHER, new StringType(mother.person().name())));
        baby.setGender(
                "male".equals(entered.value("sex"))
                        ? Enumerations.AdministrativeGender.MALE
                        : Enumerations.AdministrativeGender.FEMALE);
        ChangeInputs.day(entered, "birth").ifPresent(day -> baby.setBirthDateElement(new DateType(day.toString())));
        return baby;
    }

    static Optional<NationalId> nationalId(Entered entered) {
        return NationalId.looksLike(entered.value("identity"))
                ? Optional.of(NationalId.parse(entered.value("identity")))
                : Optional.empty();
    }

    /** In Arabic, whatever the language of the page. */
    static String headsName(FamilyCard family) {
        return family.members().stream()
                .filter(member -> member.role().equals("head"))
                .map(MemberCard::person)
                .map(head -> org.usra.clinic.language.Language.current() == org.usra.clinic.language.Language.AR
                                || head.otherName().isEmpty()
                        ? head.name()
                        : head.otherName())
                .findFirst()
                .orElse("");
    }
}
