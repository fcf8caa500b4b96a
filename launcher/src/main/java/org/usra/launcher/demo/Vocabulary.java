package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.inArabic;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.usra.rules.naming.Canonical;

/** Every code that demonstration data uses, with its words in both languages. */
final class Vocabulary {

    /** The words of one code. */
    record Words(String arabic, String english) {}

    private final Map<String, Map<String, Words>> systems = new LinkedHashMap<>();

    private Vocabulary() {}

    static Vocabulary shipped() {
        Vocabulary vocabulary = new Vocabulary();
        ReferenceFile.ofDb("scheme-code").rows().forEach(row -> vocabulary.add(row.text("system"), row));
        ReferenceFile.ofDb("service").rows().forEach(row -> vocabulary.add("service", row));
        ReferenceFile.ofDb("demo-code").rows().forEach(row -> vocabulary.add(row.text("system"), row));
        return vocabulary;
    }

    /** The systems by their short names, each with its codes in the order of the files. */
    Map<String, Map<String, Words>> systems() {
        return systems;
    }

    Words words(String system, String code) {
        Words words = systems.getOrDefault(system, Map.of()).get(code);
        if (words == null) {
            throw new IllegalArgumentException("no code " + code + " in " + system);
        }
        return words;
    }

    ObjectNode coding(String system, String code) {
        Words words = words(system, code);
        return object(
                "system", url(system),
                "code", code,
                "display", words.english(),
                "_display", inArabic(words.arabic()));
    }

    ObjectNode concept(String system, String code) {
        return object("coding", list(coding(system, code)));
    }

    static String url(String system) {
        return system.equals("loinc") ? "http://loinc.org" : Canonical.codeSystem(system);
    }

    private void add(String system, ReferenceFile.Row row) {
        systems.computeIfAbsent(system, any -> new LinkedHashMap<>())
                .put(row.text("code"), new Words(row.text("name_ar"), row.text("name_en")));
    }
}
