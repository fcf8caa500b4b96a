package org.usra.clinic.registration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.language.Language;
import org.usra.clinic.workplace.Post;
import org.usra.rules.identity.InsuranceCardNumber;
import org.usra.rules.identity.NationalId;
import org.usra.rules.identity.PassportNumber;

/**
 * The household of the form in FHIR: its people, and the input of {@code Group/$open-family-file}.
 *
 * @param once the key of the form, from which a newborn's number is drawn: sent twice, it is one child
 */
record Household(Entered entered, List<MemberRow> rows, String once, Fmt fmt) {

    static final String MOTHER = "http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName";

    private static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";

    Parameters opening(Post post) {
        Parameters household = new Parameters();
        household.addParameter().setName("unit").setValue(new Reference(post.facility()));
        if (entered.has("doctor")) {
            household
                    .addParameter()
                    .setName("doctor")
                    .setValue(new Reference("PractitionerRole/" + entered.value("doctor")));
        }
        household.addParameter().setName("address").setValue(address());
        for (MemberRow row : rows) {
            ParametersParameterComponent member = household.addParameter().setName("member");
            member.addPart().setName("role").setValue(new CodeType(row.role()));
            member.addPart().setName("resource").setResource(patient(row));
            if (!row.value("category").isEmpty()) {
                member.addPart().setName("category").setValue(new CodeType(row.value("category")));
            }
        }
        return household;
    }

    Patient patient(MemberRow row) {
        Patient patient = new Patient();
        patient.setActive(true);
        number(row).ifPresent(number -> patient.addIdentifier(identifier(row.paper(), number)));
        patient.addName(name(row));
        if (!row.value("latin").isEmpty()) {
            patient.addName().setUse(HumanName.NameUse.USUAL).setText(row.value("latin"));
        }
        if (!row.value("mother").isEmpty()) {
            patient.addExtension(MOTHER, new StringType(row.value("mother")));
        }
        if (!row.governorate().isEmpty()) {
            String name = fmt.word("governorate", row.governorate(), Language.AR);
            patient.addExtension(BIRTH_PLACE, new Address().setState(name));
        }
        row.phone()
                .ifPresent(phone -> patient.addTelecom()
                        .setSystem(ContactPoint.ContactPointSystem.PHONE)
                        .setUse(ContactPoint.ContactPointUse.MOBILE)
                        .setValue(phone.e164()));
        patient.setGender(
                switch (row.sex()) {
                    case "male" -> AdministrativeGender.MALE;
                    case "female" -> AdministrativeGender.FEMALE;
                    default -> AdministrativeGender.UNKNOWN;
                });
        row.birth().ifPresent(birth -> patient.setBirthDateElement(new DateType(birth.toString())));
        patient.addAddress(address());
        return patient;
    }

    private Optional<String> number(MemberRow row) {
        return switch (row.paper()) {
            case NATIONAL_ID -> row.nationalId().map(NationalId::digits);
            case PASSPORT ->
                Optional.of(PassportNumber.parse(row.value("identity")).code());
            case EMERGENCY_TAG -> Optional.of(row.value("identity"));
            case NEWBORN -> Optional.of("N" + InsuranceCardNumber.draw(new Random(seed(row))));
        };
    }

    private long seed(MemberRow row) {
        byte[] child = (once + "/" + row.index()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(child).getMostSignificantBits();
    }

    private static Identifier identifier(Paper paper, String number) {
        Identifier identifier = new Identifier().setSystem(paper.system()).setValue(number);
        return paper.proves() ? identifier : identifier.setUse(Identifier.IdentifierUse.TEMP);
    }

    /** Who is unidentified is called as the emergency desk calls them. */
    private static HumanName name(MemberRow row) {
        if (row.name().isEmpty()) {
            return new HumanName().setUse(HumanName.NameUse.TEMP).setText("مجهول الهوية " + row.value("identity"));
        }
        HumanName name = new HumanName().setUse(HumanName.NameUse.OFFICIAL);
        Stream.of("own", "father", "grandfather")
                .map(row::value)
                .filter(part -> !part.isEmpty())
                .forEach(name::addGiven);
        if (!row.value("family").isEmpty()) {
            name.setFamily(row.value("family"));
        }
        return name.setText(row.name());
    }

    private Address address() {
        Address address = new Address().setCountry("EG").setState(entered.value("state", "بورسعيد"));
        address.setCity(entered.value("city", "بورسعيد"));
        address.addLine(entered.value("line"));
        if (entered.has("district")) {
            address.setDistrict(entered.value("district"));
        }
        return address;
    }
}
