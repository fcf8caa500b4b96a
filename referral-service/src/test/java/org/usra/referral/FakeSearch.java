package org.usra.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few search parameters that the process asks the record for. */
final class FakeSearch {

    private static final Map<String, List<String>> PATHS = Map.ofEntries(
            Map.entry("_id", List.of("id")),
            Map.entry("identifier", List.of("identifier")),
            Map.entry("patient", List.of("subject", "patient", "for")),
            Map.entry("beneficiary", List.of("beneficiary")),
            Map.entry("status", List.of("status")),
            Map.entry("organization", List.of("managingOrganization", "organization")),
            Map.entry("code", List.of("code")),
            Map.entry("specialty", List.of("specialty")),
            Map.entry("actor", List.of("actor")),
            Map.entry("schedule", List.of("schedule")),
            Map.entry("based-on", List.of("basedOn")));

    private final Map<String, ObjectNode> resources;

    FakeSearch(Map<String, ObjectNode> resources) {
        this.resources = resources;
    }

    Set<ObjectNode> find(String type, Map<String, String> query) {
        List<ObjectNode> matches = resources.values().stream()
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .filter(resource -> query.entrySet().stream().allMatch(asked -> matches(resource, asked)))
                .sorted(Comparator.comparing(resource -> resource.path("start").asText()))
                .toList();
        Set<ObjectNode> found = new LinkedHashSet<>(matches);
        matches.forEach(match -> {
            if (query.containsKey("_include")) {
                include(match, "providedBy", found);
                include(match, "location", found);
            }
            if (query.containsKey("_revinclude")) {
                String reference = type + "/" + match.path("id").asText();
                resources.values().stream()
                        .filter(task -> task.path("resourceType").asText().equals("Task"))
                        .filter(task -> values(task.path("basedOn")).contains(reference))
                        .forEach(found::add);
            }
        });
        return found;
    }

    private void include(ObjectNode match, String element, Set<ObjectNode> found) {
        values(match.path(element)).forEach(reference -> {
            ObjectNode target = resources.get(reference);
            if (target != null) {
                found.add(target);
            }
        });
    }

    private static boolean matches(ObjectNode resource, Map.Entry<String, String> asked) {
        if (asked.getKey().equals("start")) {
            return Arrays.stream(asked.getValue().split("&", -1)).allMatch(bound -> {
                int order = java.time.OffsetDateTime.parse(
                                resource.path("start").asText())
                        .toInstant()
                        .compareTo(java.time.Instant.parse(bound.substring(2)));
                return bound.startsWith("ge") ? order >= 0 : order < 0;
            });
        }
        List<String> paths = PATHS.get(asked.getKey());
        if (paths == null) {
            if (asked.getKey().startsWith("_")) {
                return true;
            }
            throw new AssertionError("the stand-in does not know the parameter " + asked.getKey());
        }
        List<String> wanted = Arrays.asList(asked.getValue().split(",", -1));
        return paths.stream()
                .flatMap(path -> values(resource.path(path)).stream())
                .anyMatch(wanted::contains);
    }

    /** References, tokens and codes of an element, as a query writes them. */
    private static List<String> values(JsonNode node) {
        List<String> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> values.addAll(values(one)));
        } else if (node.has("reference")) {
            values.add(node.path("reference").asText());
        } else if (node.has("coding")) {
            node.path("coding")
                    .forEach(coding -> values.add(coding.path("system").asText() + "|"
                            + coding.path("code").asText()));
        } else if (node.has("value")) {
            values.add(node.path("system").asText() + "|" + node.path("value").asText());
        } else if (node.isValueNode()) {
            values.add(node.asText());
        }
        return values;
    }
}
