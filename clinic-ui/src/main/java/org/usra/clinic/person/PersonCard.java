package org.usra.clinic.person;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.language.Language;
import org.usra.clinic.record.Found;
import org.usra.rules.naming.Canonical;

/**
 * One person in one line, as every list and banner shows them.
 *
 * @param identity the national ID, or another number where there is none yet
 */
public record PersonCard(
        String id,
        String name,
        String otherName,
        String identity,
        String gender,
        @Nullable LocalDate birth,
        String phone,
        String address,
        boolean deceased) {

    public static PersonCard of(Patient patient) {
        String arabic = name(patient, HumanName.NameUse.OFFICIAL);
        String latin = name(patient, HumanName.NameUse.USUAL);
        boolean readsArabic = Language.current() == Language.AR;
        return new PersonCard(
                Found.id(patient),
                readsArabic ? first(arabic, latin) : first(latin, arabic),
                readsArabic ? latin : arabic,
                identity(patient),
                patient.hasGender() ? patient.getGender().toCode() : "unknown",
                birth(patient),
                patient.getTelecom().stream()
                        .filter(telecom -> telecom.getSystem() == ContactPoint.ContactPointSystem.PHONE)
                        .map(ContactPoint::getValue)
                        .findFirst()
                        .orElse(""),
                patient.hasAddress() ? address(patient.getAddressFirstRep()) : "",
                patient.hasDeceased() && !"false".equals(patient.getDeceased().primitiveValue()));
    }

    public static String address(Address address) {
        String lines = String.join(
                "، ", address.getLine().stream().map(StringType::getValue).toList());
        String district = Optional.ofNullable(address.getDistrict()).orElse("");
        String city = Optional.ofNullable(address.getCity()).orElse("");
        String joined = String.join(
                "، ",
                java.util.stream.Stream.of(lines, district, city)
                        .filter(part -> !part.isBlank())
                        .toList());
        return Language.current() == Language.AR ? joined : joined.replace("، ", ", ");
    }

    private static String name(Patient patient, HumanName.NameUse use) {
        return patient.getName().stream()
                .filter(name -> name.getUse() == use)
                .map(name -> name.hasText() ? name.getText() : name.getNameAsSingleString())
                .findFirst()
                .orElseGet(() -> use == HumanName.NameUse.OFFICIAL && patient.hasName()
                        ? patient.getNameFirstRep().getNameAsSingleString()
                        : "");
    }

    private static String identity(Patient patient) {
        String national = Canonical.identifier("national-id");
        return patient.getIdentifier().stream()
                .filter(identifier -> national.equals(identifier.getSystem()))
                .findFirst()
                .or(() -> patient.getIdentifier().stream()
                        .filter(identifier ->
                                identifier.hasSystem() && identifier.getSystem().startsWith(Canonical.BASE))
                        .findFirst())
                .map(Identifier::getValue)
                .orElse("");
    }

    private static @Nullable LocalDate birth(Patient patient) {
        String text = patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "";
        return text.length() == 10 ? LocalDate.parse(text) : null;
    }

    private static String first(String wanted, String otherwise) {
        return wanted.isEmpty() ? otherwise : wanted;
    }
}
