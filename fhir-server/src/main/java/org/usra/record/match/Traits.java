package org.usra.record.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.rules.identity.ArabicName;
import org.usra.rules.identity.MobileNumber;
import org.usra.rules.identity.NationalId;
import org.usra.rules.refusal.Refused;

/**
 * What of a Patient is compared, as it is compared: names folded word by word (own, father, grandfather, family), phones as
 * E.164.
 *
 * @param names one list of words for each name, in either script
 * @param mother her name, folded; empty where it is not known
 */
record Traits(
        List<List<String>> names,
        @Nullable String nationalId,
        @Nullable LocalDate birthDate,
        String gender,
        String mother,
        Set<String> phones) {

    private static final String MOTHER = "http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName";

    static Traits of(JsonNode patient) {
        return new Traits(
                Elements.items(patient.path("name"))
                        .map(Traits::words)
                        .filter(words -> !words.isEmpty())
                        .toList(),
                nationalId(patient).orElse(null),
                birthDate(patient),
                patient.path("gender").asText(),
                mother(patient),
                phones(patient));
    }

    private static List<String> words(JsonNode name) {
        List<String> words = new ArrayList<>();
        name.path("given").forEach(given -> words.add(ArabicName.fold(given.asText())));
        if (name.has("family")) {
            words.add(ArabicName.fold(name.path("family").asText()));
        }
        List<String> all = words.isEmpty()
                ? Arrays.asList(ArabicName.fold(name.path("text").asText()).split(" "))
                : words;
        return all.stream().filter(word -> !word.isEmpty()).toList();
    }

    /** One that cannot be a national ID counts as none: it neither proves nor refutes. */
    private static Optional<String> nationalId(JsonNode patient) {
        return Elements.identifier(patient, "national-id").flatMap(typed -> {
            try {
                return Optional.of(NationalId.parse(typed).digits());
            } catch (Refused refused) {
                return Optional.empty();
            }
        });
    }

    private static @Nullable LocalDate birthDate(JsonNode patient) {
        try {
            return LocalDate.parse(patient.path("birthDate").asText());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String mother(JsonNode patient) {
        return Elements.items(patient.path("extension"))
                .filter(extension -> extension.path("url").asText().equals(MOTHER))
                .map(extension -> ArabicName.fold(extension.path("valueString").asText()))
                .findFirst()
                .orElse("");
    }

    private static Set<String> phones(JsonNode patient) {
        Set<String> phones = new HashSet<>();
        Elements.items(patient.path("telecom"))
                .filter(telecom -> telecom.path("system").asText().equals("phone"))
                .map(telecom -> telecom.path("value").asText())
                .forEach(typed -> {
                    try {
                        phones.add(MobileNumber.parse(typed).e164());
                    } catch (Refused refused) {
                        phones.add(typed);
                    }
                });
        return phones;
    }
}
