package org.usra.clinic.registration;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.workplace.Post;
import org.usra.rules.naming.Canonical;

/** Writes the household of the form as the input of {@code Group/$open-family-file}. */
final class Household {

    private static final String MOTHER = "http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName";

    private Household() {}

    static Parameters of(Entered entered, List<MemberRow> rows, Post post) {
        Parameters household = new Parameters();
        household.addParameter().setName("unit").setValue(new Reference(post.facility()));
        if (entered.has("doctor")) {
            household
                    .addParameter()
                    .setName("doctor")
                    .setValue(new Reference("PractitionerRole/" + entered.value("doctor")));
        }
        Address address = address(entered);
        household.addParameter().setName("address").setValue(address);
        for (MemberRow row : rows) {
            ParametersParameterComponent member = household.addParameter().setName("member");
            member.addPart().setName("role").setValue(new CodeType(row.role()));
            member.addPart().setName("resource").setResource(patient(row, address));
            if (!row.value("category").isEmpty()) {
                member.addPart().setName("category").setValue(new CodeType(row.value("category")));
            }
        }
        return household;
    }

    private static Patient patient(MemberRow row, Address address) {
        Patient patient = new Patient();
        patient.setActive(true);
        row.nationalId()
                .ifPresent(id -> patient.addIdentifier()
                        .setSystem(Canonical.identifier("national-id"))
                        .setValue(id.digits()));
        patient.addName(arabic(row));
        if (!row.value("latin").isEmpty()) {
            patient.addName().setUse(HumanName.NameUse.USUAL).setText(row.value("latin"));
        }
        if (!row.value("mother").isEmpty()) {
            patient.addExtension(MOTHER, new StringType(row.value("mother")));
        }
        row.phone()
                .ifPresent(phone -> patient.addTelecom()
                        .setSystem(ContactPoint.ContactPointSystem.PHONE)
                        .setUse(ContactPoint.ContactPointUse.MOBILE)
                        .setValue(phone.e164()));
        patient.setGender(
                "male".equals(row.sex())
                        ? Enumerations.AdministrativeGender.MALE
                        : Enumerations.AdministrativeGender.FEMALE);
        row.birth().ifPresent(birth -> patient.setBirthDateElement(new DateType(birth.toString())));
        patient.addAddress(address.copy());
        return patient;
    }

    private static HumanName arabic(MemberRow row) {
        List<String> given = Stream.of("own", "father", "grandfather")
                .map(row::value)
                .filter(part -> !part.isEmpty())
                .toList();
        HumanName name = new HumanName().setUse(HumanName.NameUse.OFFICIAL);
        given.forEach(name::addGiven);
        String family = row.value("family");
        if (!family.isEmpty()) {
            name.setFamily(family);
        }
        return name.setText(String.join(" ", given) + (family.isEmpty() ? "" : " " + family));
    }

    private static Address address(Entered entered) {
        Address address = new Address().setCountry("EG").setState(entered.value("state", "بورسعيد"));
        address.setCity(entered.value("city", "بورسعيد"));
        address.addLine(entered.value("line"));
        if (entered.has("district")) {
            address.setDistrict(entered.value("district"));
        }
        return address;
    }
}
