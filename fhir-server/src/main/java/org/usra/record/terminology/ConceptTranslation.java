package org.usra.record.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a <a href="https://hl7.org/fhir/R4/conceptmap.html">ConceptMap</a> says of one code. */
public final class ConceptTranslation {

    /** Maps may name other maps for what they leave unmapped, and could do so in a circle. */
    private static final int DEEPEST = 5;

    private static final Map<String, String> REVERSED =
            Map.of("wider", "narrower", "narrower", "wider", "subsumes", "specializes", "specializes", "subsumes");

    /**
     * @param targetSystem only translations into this code system; null for any
     * @param dependencies values of other elements that a mapping may depend on, by property
     */
    public record Question(
            String system,
            @Nullable String version,
            String code,
            @Nullable String targetSystem,
            boolean reverse,
            Map<String, List<String>> dependencies) {}

    /** @param code null where the map says that nothing matches */
    public record Match(
            String equivalence,
            @Nullable String system,
            @Nullable String version,
            @Nullable String code,
            @Nullable String display,
            List<JsonNode> products,
            String map) {

        /** Whether it is a translation, and not the statement that there is none. */
        public boolean translates() {
            return code != null && !equivalence.equals("unmatched") && !equivalence.equals("disjoint");
        }
    }

    private final Question question;
    private final Function<String, Optional<JsonNode>> maps;
    private final List<Match> matches = new ArrayList<>();

    private ConceptTranslation(Question question, Function<String, Optional<JsonNode>> maps) {
        this.question = question;
        this.maps = maps;
    }

    /** @param maps finds another map by URL, for what one leaves to it */
    public static List<Match> of(JsonNode map, Question question, Function<String, Optional<JsonNode>> maps) {
        ConceptTranslation translation = new ConceptTranslation(question, maps);
        translation.read(map, DEEPEST);
        return translation.matches;
    }

    private void read(JsonNode map, int depth) {
        String url = map.path("url").asText();
        for (JsonNode group : map.path("group")) {
            if (question.reverse()) {
                backward(url, group);
            } else if (isAsked(group, "source", "target")) {
                forward(url, group, depth);
            }
        }
    }

    /** The question's system on one side, the system that it wants on the other. */
    private boolean isAsked(JsonNode group, String from, String to) {
        String version = group.path(from + "Version").asText(null);
        return group.path(from).asText().equals(question.system())
                && (version == null || question.version() == null || version.equals(question.version()))
                && (question.targetSystem() == null
                        || question.targetSystem().equals(group.path(to).asText()));
    }

    private void forward(String url, JsonNode group, int depth) {
        boolean mapped = false;
        for (JsonNode element : group.path("element")) {
            if (element.path("code").asText().equals(question.code())) {
                mapped = true;
                for (JsonNode target : element.path("target")) {
                    if (isSatisfied(target.path("dependsOn"))) {
                        add(url, group, target);
                    }
                }
            }
        }
        if (!mapped) {
            unmapped(url, group, depth);
        }
    }

    private void add(String url, JsonNode group, JsonNode target) {
        List<JsonNode> products = new ArrayList<>();
        target.path("product").forEach(products::add);
        matches.add(new Match(
                target.path("equivalence").asText("equivalent"),
                group.path("target").asText(null),
                group.path("targetVersion").asText(null),
                target.path("code").asText(null),
                target.path("display").asText(null),
                products,
                url));
    }

    private void backward(String url, JsonNode group) {
        if (!isAsked(group, "target", "source")) {
            return;
        }
        for (JsonNode element : group.path("element")) {
            for (JsonNode target : element.path("target")) {
                if (target.path("code").asText().equals(question.code()) && isSatisfied(target.path("dependsOn"))) {
                    String equivalence = target.path("equivalence").asText("equivalent");
                    matches.add(new Match(
                            REVERSED.getOrDefault(equivalence, equivalence),
                            group.path("source").asText(null),
                            group.path("sourceVersion").asText(null),
                            element.path("code").asText(null),
                            element.path("display").asText(null),
                            List.of(),
                            url));
                }
            }
        }
    }

    private boolean isSatisfied(JsonNode dependencies) {
        for (JsonNode dependency : dependencies) {
            List<String> given = question.dependencies()
                    .getOrDefault(dependency.path("property").asText(), List.of());
            if (!given.contains(dependency.path("value").asText())) {
                return false;
            }
        }
        return true;
    }

    private void unmapped(String url, JsonNode group, int depth) {
        JsonNode unmapped = group.path("unmapped");
        String target = group.path("target").asText(null);
        switch (unmapped.path("mode").asText()) {
            case "provided" -> matches.add(new Match("equal", target, null, question.code(), null, List.of(), url));
            case "fixed" ->
                matches.add(new Match(
                        "inexact",
                        target,
                        null,
                        unmapped.path("code").asText(null),
                        unmapped.path("display").asText(null),
                        List.of(),
                        url));
            case "other-map" -> {
                if (depth > 0) {
                    maps.apply(unmapped.path("url").asText()).ifPresent(other -> read(other, depth - 1));
                }
            }
            default -> {
                // The map is silent: there is no match.
            }
        }
    }
}
