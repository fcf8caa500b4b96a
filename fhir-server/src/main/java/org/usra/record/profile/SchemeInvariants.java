package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.usra.record.commit.Elements;
import org.usra.rules.naming.Canonical;

/** The invariants of the guide in Java, by their keys; each judges the element that the guide puts it on. */
final class SchemeInvariants {

    private static final Pattern NATIONAL_ID = Pattern.compile("[23][0-9]{13}");
    private static final Pattern FAMILY_FILE = Pattern.compile("[0-9]{2}-[0-9]{2,3}-[0-9]{6}-[0-9]");
    private static final Pattern AUTHORIZATION = Pattern.compile("A-[0-9A-HJKMNP-TV-Z]{8}-[0-9]");
    private static final Set<String> CATEGORIES = Set.of("formal", "pensioner", "unemployed", "informal", "unable");

    private static final Map<String, Predicate<JsonNode>> BY_KEY = Map.ofEntries(
            Map.entry("usra-1", value -> matches(NATIONAL_ID, value)),
            Map.entry(
                    "usra-2",
                    patient -> has(patient, "birthDate")
                            || Elements.items(patient.path("identifier"))
                                    .anyMatch(each -> each.path("system")
                                            .asText()
                                            .equals(Canonical.identifier("emergency-tag")))),
            Map.entry("usra-3", name -> has(name, "text") || has(name, "family") || has(name, "given")),
            Map.entry("usra-4", SchemeInvariants::namesItsUnit),
            Map.entry("usra-5", value -> matches(FAMILY_FILE, value)),
            Map.entry(
                    "usra-6",
                    entry -> Elements.items(entry.path("type").path("coding"))
                                    .noneMatch(coding ->
                                            coding.path("code").asText().equals("class"))
                            || CATEGORIES.contains(entry.path("value").asText())),
            Map.entry(
                    "usra-7",
                    encounter -> !encounter.path("status").asText().equals("finished")
                            || has(encounter.path("period"), "end")),
            Map.entry(
                    "usra-8",
                    observation -> hasChoice(observation, "value")
                            || observation.has("component")
                            || observation.has("dataAbsentReason")),
            Map.entry(
                    "usra-9",
                    appointment -> Elements.items(appointment.path("participant"))
                            .map(each -> each.path("actor").path("reference").asText())
                            .anyMatch(actor -> actor.startsWith("Patient/") || actor.contains("/Patient/"))),
            Map.entry("usra-10", task -> !task.has("partOf") || task.has("owner")),
            Map.entry("usra-11", answer -> !answer.path("outcome").asText().equals("error") || answer.has("error")),
            Map.entry(
                    "usra-12",
                    answer -> !answer.has("preAuthRef") || matches(AUTHORIZATION, answer.path("preAuthRef"))),
            Map.entry("usra-13", request -> request.has("reasonCode") || request.has("reasonReference")),
            Map.entry(
                    "usra-14",
                    part -> part.path("valueInteger").asInt() >= 1
                            && part.path("valueInteger").asInt() <= 5),
            Map.entry("usra-15", money -> money.path("currency").asText().equals("EGP")));

    /** Where a rule of the scheme refuses the same with more words, clients know its code. */
    private static final Map<String, String> CODES =
            Map.of("usra-1", "national-id-structure", "usra-5", "identifier-structure");

    private SchemeInvariants() {}

    /** The code of the refusal. */
    static String code(String key) {
        return CODES.getOrDefault(key, "invariant-" + key);
    }

    static Predicate<JsonNode> require(String key) {
        Predicate<JsonNode> known = BY_KEY.get(key);
        if (known == null) {
            throw new IllegalStateException("the guide has an invariant that is not compiled: " + key);
        }
        return known;
    }

    private static boolean namesItsUnit(JsonNode group) {
        return Elements.items(group.path("characteristic"))
                .anyMatch(each -> each.path("valueReference").has("reference")
                        && Elements.code(each.path("code"), "characteristic")
                                .filter("assigned-unit"::equals)
                                .isPresent());
    }

    private static boolean matches(Pattern pattern, JsonNode value) {
        return pattern.matcher(value.asText()).matches();
    }

    /** A primitive is there also where only its companion says why it has no value. */
    private static boolean has(JsonNode object, String name) {
        return object.has(name) || object.has("_" + name);
    }

    private static boolean hasChoice(JsonNode object, String name) {
        for (var property : object.properties()) {
            String json = property.getKey();
            if (json.startsWith(name, json.startsWith("_") ? 1 : 0)) {
                return true;
            }
        }
        return false;
    }
}
