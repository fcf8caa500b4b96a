package org.usra.launcher.demo;

import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.usra.rules.guide.GuideFiles;

/**
 * The code systems of the demonstration as FHIR CodeSystems, each code in English with its Arabic designation. Those of the
 * scheme itself are files of the implementation guide.
 */
final class Terminology {

    /** Small selections of what a real scheme would license or publish whole. */
    private static final Set<String> FRAGMENTS = Set.of("diagnosis", "medicine", "vaccine", "allergen");

    private Terminology() {}

    static List<ObjectNode> codeSystems(Vocabulary vocabulary) {
        return vocabulary.systems().entrySet().stream()
                .filter(system -> !system.getKey().equals("loinc")) // not ours to publish
                .filter(system -> !GuideFiles.has("CodeSystem-" + system.getKey() + ".json"))
                .map(system -> codeSystem(system.getKey(), system.getValue()))
                .toList();
    }

    private static ObjectNode codeSystem(String name, Map<String, Vocabulary.Words> codes) {
        return object(
                "resourceType", "CodeSystem",
                "id", name,
                "url", Vocabulary.url(name),
                "name", pascalCase(name),
                "title", name.replace('-', ' '),
                "status", "active",
                "experimental", FRAGMENTS.contains(name),
                "caseSensitive", true,
                "content", FRAGMENTS.contains(name) ? "fragment" : "complete",
                "count", codes.size(),
                "concept",
                        list(codes.entrySet().stream().map(Terminology::concept).toList()));
    }

    private static ObjectNode concept(Map.Entry<String, Vocabulary.Words> code) {
        return object(
                "code",
                code.getKey(),
                "display",
                code.getValue().english(),
                "designation",
                list(object("language", "ar", "value", code.getValue().arabic())));
    }

    private static String pascalCase(String name) {
        StringBuilder pascal = new StringBuilder("Usra");
        for (String word : name.split("-", -1)) {
            pascal.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return pascal.toString();
    }
}
