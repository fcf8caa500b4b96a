package org.usra.guide;

import static org.usra.guide.Markdown.arabic;
import static org.usra.guide.Markdown.both;
import static org.usra.guide.Markdown.english;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.usra.rules.guide.GuideFiles;

/** The pages of {@code docs/ig}, written from the files of the guide. */
final class GuidePages {

    private static final String FILES = "../../care-rules/src/main/resources/ig/";

    private GuidePages() {}

    /** By the name of the page. */
    static Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", index());
        Guide.profiles().forEach(profile -> pages.put(profile.path("id").asText() + ".md", profile(profile)));
        pages.put("extensions.md", extensions());
        pages.put("codes.md", codes());
        pages.put("search-parameters.md", searchParameters());
        return pages;
    }

    private static String index() {
        JsonNode guide = Guide.definitions().get("ImplementationGuide-usra.json");
        Markdown page = new Markdown().heading(1, english(guide, "title"));
        page.paragraph(english(guide, "description")).paragraph(arabic(guide, "description"));
        page.paragraph("Version " + english(guide, "version") + " of `" + english(guide, "url")
                + "`, on FHIR 4.0.1. These pages are generated from [the files](" + FILES
                + "ImplementationGuide-usra.json); how writers are held to them: [profiles](../fhir/profiles.md).");
        page.heading(2, "Profiles");
        page.table(
                List.of("profile", "resource", "judges", "what it is"),
                Guide.profiles().stream()
                        .map(profile -> List.of(
                                "[" + english(profile, "id") + "](" + english(profile, "id") + ".md)",
                                english(profile, "type"),
                                judges(english(profile, "id")),
                                both(profile, "title")))
                        .toList());
        page.paragraph("[Extensions](extensions.md) · [code systems and value sets](codes.md) · "
                + "[search parameters](search-parameters.md)");
        return page.toString();
    }

    /** What the table of the guide says: when the profile judges a resource that claims none. */
    private static String judges(String profile) {
        List<String> conditions = GuideFiles.lines("applies.tsv").stream()
                .map(line -> line.split("\t", -1))
                .filter(row -> row[0].equals(profile))
                .map(row -> row[2].isEmpty() ? "all" : "`" + row[2] + "` = " + coded(row[3], row[4]))
                .toList();
        return String.join(" or ", conditions);
    }

    private static String coded(String system, String code) {
        String name = system.substring(system.lastIndexOf('/') + 1);
        return system.isEmpty() ? "`" + code + "`" : code.isEmpty() ? "any of " + name : name + " `" + code + "`";
    }

    private static String profile(ObjectNode profile) {
        String id = english(profile, "id");
        Markdown page = new Markdown().heading(1, both(profile, "title"));
        page.paragraph(english(profile, "description")).paragraph(arabic(profile, "description"));
        page.paragraph(
                "`" + english(profile, "url") + "` on [" + english(profile, "type") + "](https://hl7.org/fhir/R4/"
                        + english(profile, "type").toLowerCase(Locale.ROOT) + ".html). Judges: " + judges(id) + ".");
        page.paragraph("What is not in the table is as R4 has it.");
        page.table(List.of("element", "card.", "type", "value or codes", "meaning"), elements(profile));
        page.table(List.of("rule", "at", "English", "العربية", "FHIRPath"), rules(profile));
        List<String> examples = Guide.examples().keySet().stream()
                .filter(name -> name.replaceFirst("\\..*", "").equals(id))
                .map(name -> "[" + name + "](" + FILES + "example/" + name + ".json)")
                .toList();
        page.paragraph("Definition: [StructureDefinition-" + id + ".json](" + FILES + "StructureDefinition-" + id
                + ".json). Examples: " + String.join(", ", examples) + ". [All profiles](README.md)");
        return page.toString();
    }

    static List<List<String>> elements(JsonNode profile) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode element : profile.path("differential").path("element")) {
            String id = element.path("id").asText();
            boolean says = element.has("min")
                    || element.has("max")
                    || element.has("type")
                    || element.has("short")
                    || !value(element).isEmpty();
            if (id.contains(".") && says) {
                rows.add(List.of(
                        "`" + id.substring(id.indexOf('.') + 1) + "`",
                        cardinality(element),
                        type(element),
                        value(element),
                        both(element, "short")));
            }
        }
        return rows;
    }

    private static String cardinality(JsonNode element) {
        boolean said = element.has("min") || element.has("max");
        return said
                ? element.path("min").asText("") + ".." + element.path("max").asText("")
                : "";
    }

    private static String type(JsonNode element) {
        List<String> types = new ArrayList<>();
        for (JsonNode type : element.path("type")) {
            String extension = last(type.path("profile").path(0).asText());
            List<String> targets = new ArrayList<>();
            type.path("targetProfile").forEach(target -> targets.add(last(target.asText())));
            types.add(
                    !extension.isEmpty()
                            ? "[" + extension + "](extensions.md)"
                            : targets.isEmpty()
                                    ? english(type, "code")
                                    : english(type, "code") + "(" + String.join(", ", targets) + ")");
        }
        return String.join(", ", types);
    }

    private static String value(JsonNode element) {
        List<String> said = new ArrayList<>();
        element.properties().forEach(property -> {
            if (property.getKey().startsWith("fixed") || property.getKey().startsWith("pattern")) {
                said.add("`"
                        + (property.getValue().isValueNode()
                                ? property.getValue().asText()
                                : property.getValue()) + "`");
            }
        });
        JsonNode binding = element.path("binding");
        if (!binding.isMissingNode()) {
            said.add("[" + last(binding.path("valueSet").asText()) + "](codes.md) " + english(binding, "strength"));
        }
        return String.join(", ", said);
    }

    private static List<List<String>> rules(JsonNode profile) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode element : profile.path("differential").path("element")) {
            for (JsonNode rule : element.path("constraint")) {
                rows.add(List.of(
                        english(rule, "key"),
                        "`" + element.path("id").asText() + "`",
                        english(rule, "human"),
                        arabic(rule, "human"),
                        "`" + english(rule, "expression") + "`"));
            }
        }
        return rows;
    }

    private static String extensions() {
        Markdown page = new Markdown().heading(1, "Extensions");
        for (ObjectNode extension : Guide.ofType("StructureDefinition")) {
            if (extension.path("kind").asText().equals("resource")) {
                continue;
            }
            List<String> on = new ArrayList<>();
            extension.path("context").forEach(context -> on.add(english(context, "expression")));
            page.heading(2, english(extension, "id"));
            page.paragraph(both(extension, "title") + ". On " + String.join(", ", on) + ".");
            page.table(List.of("element", "card.", "type", "value or codes", "meaning"), elements(extension));
            page.table(List.of("rule", "at", "English", "العربية", "FHIRPath"), rules(extension));
        }
        return page.toString();
    }

    private static String codes() {
        Markdown page = new Markdown().heading(1, "Code systems and value sets");
        page.paragraph("A value set of the name of a code system holds all its codes.");
        for (ObjectNode system : Guide.ofType("CodeSystem")) {
            page.heading(2, english(system, "id"));
            page.paragraph(both(system, "title") + ". `" + english(system, "url") + "`");
            List<List<String>> rows = new ArrayList<>();
            system.path("concept")
                    .forEach(concept -> rows.add(List.of(
                            "`" + english(concept, "code") + "`",
                            english(concept, "display"),
                            concept.at("/designation/0/value").asText())));
            page.table(List.of("code", "English", "العربية"), rows);
        }
        for (ObjectNode set : Guide.ofType("ValueSet")) {
            JsonNode include = set.at("/compose/include/0");
            if (include.has("concept")) {
                List<String> codes = new ArrayList<>();
                include.path("concept").forEach(concept -> codes.add("`" + english(concept, "code") + "`"));
                page.heading(2, english(set, "id"));
                page.paragraph(both(set, "title") + ". " + String.join(", ", codes) + " of `"
                        + english(include, "system") + "`");
            }
        }
        return page.toString();
    }

    private static String searchParameters() {
        Markdown page = new Markdown().heading(1, "Search parameters");
        page.table(
                List.of("parameter", "on", "type", "expression", "meaning"),
                Guide.ofType("SearchParameter").stream()
                        .map(each -> List.of(
                                "`" + english(each, "code") + "`",
                                each.at("/base/0").asText(),
                                english(each, "type"),
                                "`" + english(each, "expression") + "`",
                                both(each, "description")))
                        .toList());
        return page.toString();
    }

    private static String last(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
