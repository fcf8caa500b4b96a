package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usra.record.document.ResourceDocument;

/**
 * Replaces, in every element that can hold one, the references of a transaction's entries to each other: {@code urn:uuid},
 * the full URL of an entry, {@code Type?conditions}; in narratives too.
 */
final class ReferenceRewriter {

    private static final Pattern CONDITIONAL = Pattern.compile("[A-Z][A-Za-z]+\\?.+");
    private static final Pattern URN = Pattern.compile("urn:(?:uuid|oid):[0-9A-Za-z.\\-]+");
    private static final Set<String> LINKS = Set.of(
            "url",
            "uri",
            "valueUri",
            "valueUrl",
            "valueOid",
            "valueUuid",
            "valueCanonical",
            "source",
            "instantiatesUri");

    private final Map<String, String> targets;
    private final UnaryOperator<String> conditional;
    private final boolean everyUrnIsKnown;

    private ReferenceRewriter(Map<String, String> targets, UnaryOperator<String> conditional, boolean everyUrnIsKnown) {
        this.targets = targets;
        this.conditional = conditional;
        this.everyUrnIsKnown = everyUrnIsKnown;
    }

    /**
     * Replaces what is known so far; another time will come for the rest.
     *
     * @param targets what stands in the Bundle, and what to write instead
     * @param conditional resolves {@code Type?conditions}
     */
    static ReferenceRewriter some(Map<String, String> targets, UnaryOperator<String> conditional) {
        return new ReferenceRewriter(targets, conditional, false);
    }

    /** Replaces everything: a {@code urn:uuid} that no entry has is a fault. */
    static ReferenceRewriter all(Map<String, String> targets, UnaryOperator<String> conditional) {
        return new ReferenceRewriter(targets, conditional, true);
    }

    void rewrite(ResourceDocument document) {
        object(document.root());
    }

    private void object(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> changed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            if (value.isContainerNode()) {
                walk(value);
            } else if (value.isTextual()) {
                String text = value.textValue();
                String other = replacement(member.getKey(), text);
                if (!other.equals(text)) {
                    changed.add(Map.entry(member.getKey(), TextNode.valueOf(other)));
                }
            }
        }
        changed.forEach(member -> object.set(member.getKey(), member.getValue()));
    }

    private void walk(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object(object);
        } else {
            node.forEach(this::walk);
        }
    }

    private String replacement(String name, String text) {
        if (name.equals("reference")) {
            return reference(text);
        }
        if (name.equals("div")) {
            return URN.matcher(text)
                    .replaceAll(urn -> Matcher.quoteReplacement(targets.getOrDefault(urn.group(), urn.group())));
        }
        return LINKS.contains(name) ? targets.getOrDefault(text, text) : text;
    }

    private String reference(String text) {
        String known = targets.get(text);
        if (known != null) {
            return known;
        }
        if (CONDITIONAL.matcher(text).matches()) {
            return conditional.apply(text);
        }
        if (everyUrnIsKnown && URN.matcher(text).matches()) {
            throw InteractionFault.unresolved(text);
        }
        return text;
    }
}
