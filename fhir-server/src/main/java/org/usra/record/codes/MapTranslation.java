package org.usra.record.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.terminology.ConceptTranslation;
import org.usra.record.terminology.ConceptTranslation.Match;
import org.usra.record.terminology.ConceptTranslation.Question;
import org.usra.rules.operation.Input;

/** <a href="https://hl7.org/fhir/R4/conceptmap-operation-translate.html">ConceptMap/$translate</a>: the code in another system. */
record MapTranslation(Asking asking, Level level) implements Operation {

    @Override
    public String name() {
        return "translate";
    }

    @Override
    public String type() {
        return "ConceptMap";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("url", "uri", "canonical"),
                Input.of("conceptMap", "ConceptMap"),
                Input.of("conceptMapVersion", "string"),
                Input.of("code", "code"),
                Input.of("system", "uri", "canonical"),
                Input.of("version", "string"),
                Input.of("source", "uri", "canonical"),
                Input.of("target", "uri", "canonical"),
                Input.of("targetsystem", "uri", "canonical"),
                Input.of("coding", "Coding"),
                Input.of("codeableConcept", "CodeableConcept"),
                Input.group("dependency", Input.of("element", "uri"), Input.of("concept", "CodeableConcept"))
                        .many(),
                Input.of("reverse", "boolean"));
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        asking.requirePermitted(request);
        boolean reverse = Inputs.isTrue(request, "reverse");
        List<AskedCode> asked = AskedCode.all(request, "version");
        Optional<JsonNode> named = asking.definition(request, level, "conceptMap", "conceptMapVersion");
        List<Match> matches = new ArrayList<>();
        for (AskedCode code : asked) {
            Question question = question(request, code, reverse);
            List<JsonNode> maps = named.map(List::of)
                    .orElseGet(() -> asking.vocabulary().mapsOf(request.caller(), question.system(), reverse));
            maps.stream()
                    .filter(map -> isFor(map, "source", request) && isFor(map, "target", request))
                    .flatMap(map -> ConceptTranslation.of(map, question, url -> other(request, url)).stream())
                    .forEach(matches::add);
        }
        return asking.recorded(request, name(), matches.size(), answer(matches));
    }

    private Optional<JsonNode> other(OperationRequest request, String url) {
        return asking.vocabulary().maps(request.caller(), CanonicalUrl.parse(url)).stream()
                .findFirst();
    }

    private static Question question(OperationRequest request, AskedCode code, boolean reverse) {
        CanonicalUrl system = code.requireSystem();
        return new Question(
                system.url(),
                system.version(),
                code.code(),
                request.first("targetsystem").orElse(null),
                reverse,
                dependencies(request));
    }

    private static Map<String, List<String>> dependencies(OperationRequest request) {
        Map<String, List<String>> dependencies = new HashMap<>();
        for (JsonNode dependency : Inputs.named(request.body(), "dependency")) {
            String element = "";
            List<String> codes = new ArrayList<>();
            for (JsonNode part : dependency.path("part")) {
                element = part.path("valueUri").asText(element);
                part.at("/valueCodeableConcept/coding")
                        .forEach(coding -> codes.add(coding.path("code").asText()));
            }
            dependencies.computeIfAbsent(element, unseen -> new ArrayList<>()).addAll(codes);
        }
        return dependencies;
    }

    /** Whether the map is between the value sets that were asked for. */
    private static boolean isFor(JsonNode map, String side, OperationRequest request) {
        return request.first(side)
                .map(url -> {
                    String said = map.path(side + "Canonical")
                            .asText(map.path(side + "Uri").asText());
                    return CanonicalUrl.parse(said)
                            .url()
                            .equals(CanonicalUrl.parse(url).url());
                })
                .orElse(true);
    }

    private static OperationResult answer(List<Match> matches) {
        boolean translated = matches.stream().anyMatch(Match::translates);
        Told told = new Told().truth("result", translated);
        if (!translated) {
            told.sentence(
                    "message", "No map leads from this code anywhere.", "لا تقود أي خريطة من هذا الرمز إلى رمز آخر.");
        }
        matches.forEach(match -> write(told.parts("match"), match));
        return told.answer();
    }

    private static void write(ArrayNode parts, Match match) {
        parts.addObject().put("name", "equivalence").put("valueCode", match.equivalence());
        if (match.code() != null) {
            ObjectNode coding = parts.addObject().put("name", "concept").putObject("valueCoding");
            put(coding, "system", match.system());
            put(coding, "version", match.version());
            put(coding, "code", match.code());
            put(coding, "display", match.display());
        }
        for (JsonNode product : match.products()) {
            ArrayNode inner = parts.addObject().put("name", "product").putArray("part");
            inner.addObject()
                    .put("name", "element")
                    .put("valueUri", product.path("property").asText());
            ObjectNode coding = inner.addObject().put("name", "concept").putObject("valueCoding");
            put(coding, "system", product.path("system").asText(null));
            put(coding, "code", product.path("value").asText(null));
            put(coding, "display", product.path("display").asText(null));
        }
        if (!match.map().isEmpty()) {
            parts.addObject().put("name", "source").put("valueUri", match.map());
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
