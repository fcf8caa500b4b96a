package org.usra.launcher.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.usra.launcher.browser.Visitor;

/** The addresses that the running screens answer to a GET, asked of them through Boot's actuator. */
final class Routes {

    private static final String ANY_PART = "[^/]+";

    private final Set<String> patterns;

    private Routes(Set<String> patterns) {
        this.patterns = patterns;
    }

    static Routes of(Visitor signedIn) {
        signedIn.open("/actuator/mappings");
        JsonNode answer = parse(signedIn.page().evaluate("() => document.body.innerText"));
        return new Routes(answer.findValues("dispatcherServlet").stream()
                .flatMap(servlet -> StreamSupport.stream(servlet.spliterator(), false))
                .map(mapping -> mapping.path("details"))
                .filter(details ->
                        details.at("/handlerMethod/className").asText().startsWith("org.usra."))
                .map(details -> details.path("requestMappingConditions"))
                .filter(conditions -> conditions.path("methods").isEmpty()
                        || conditions.path("methods").toString().contains("\"GET\""))
                .flatMap(conditions ->
                        StreamSupport.stream(conditions.path("patterns").spliterator(), false))
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    Set<String> all() {
        return patterns;
    }

    /** The route that answers this path; {@code /error} where none does. */
    String of(String path) {
        String plain = path.replaceAll("[?].*", "");
        return patterns.contains(plain)
                ? plain
                : patterns.stream()
                        .filter(pattern -> plain.matches(pattern.replaceAll("\\{[^}]+}", ANY_PART)))
                        .findFirst()
                        .orElse("/error");
    }

    private static JsonNode parse(Object text) {
        try {
            return new ObjectMapper().readTree(String.valueOf(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no mappings: " + text, e);
        }
    }
}
