package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.usra.rules.guide.GuideFiles;
import org.usra.rules.naming.Canonical;

/** Which profile judges a resource that claims none: the table {@code ig/applies.tsv}, by type and one coded element. */
final class Applicability {

    private final Map<String, List<Row>> byType = new LinkedHashMap<>();

    /** Empty columns ask nothing. */
    private record Row(String profile, String element, String system, String code) {

        boolean covers(JsonNode resource) {
            return element.isEmpty() || says(resource.path(element));
        }

        private boolean says(JsonNode value) {
            if (value.isArray()) {
                for (JsonNode item : value) {
                    if (says(item)) {
                        return true;
                    }
                }
                return false;
            }
            if (value.has("coding")) {
                return says(value.get("coding"));
            }
            return value.isValueNode()
                    ? value.asText().equals(code)
                    : value.path("system").asText().equals(system)
                            && (code.isEmpty() || value.path("code").asText().equals(code));
        }
    }

    Applicability() {
        for (String line : GuideFiles.lines("applies.tsv")) {
            String[] columns = line.split("\t", -1);
            byType.computeIfAbsent(columns[1], unseen -> new ArrayList<>())
                    .add(new Row(Canonical.structure(columns[0]), columns[2], columns[3], columns[4]));
        }
    }

    /** Every type that the scheme has profiles for, with their URLs. */
    Map<String, List<String>> byType() {
        Map<String, List<String>> urls = new LinkedHashMap<>();
        byType.forEach((type, rows) ->
                urls.put(type, rows.stream().map(Row::profile).distinct().toList()));
        return urls;
    }

    List<String> of(JsonNode resource) {
        List<Row> rows = byType.getOrDefault(resource.path("resourceType").asText(), List.of());
        List<String> profiles = new ArrayList<>(1);
        for (Row row : rows) {
            if (!profiles.contains(row.profile()) && row.covers(resource)) {
                profiles.add(row.profile());
            }
        }
        return profiles;
    }
}
