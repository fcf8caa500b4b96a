package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;

/**
 * Replaces, in every element that can hold one, the references of a transaction's entries to each other: {@code urn:uuid},
 * the full URL of an entry, {@code Type?conditions}; in the links of narratives too.
 */
final class ReferenceRewriter {

    private static final Pattern CONDITIONAL = Pattern.compile("[A-Z][A-Za-z]+\\?.+");
    private static final Pattern URN = Pattern.compile("urn:(?:uuid|oid):[0-9A-Za-z.\\-]+");
    private static final Pattern LINK =
            Pattern.compile("(<(?:a|img)\\b[^<>]*?\\s(?:href|src)\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)')");

    /** Elements of type uri and url: R4 leaves canonical ones alone, and in an oid or a uuid no reference can stand. */
    private static final Set<String> LINKS = Set.of("url", "uri", "valueUri", "valueUrl", "source", "instantiatesUri");

    private final Entries targets;
    private final UnaryOperator<String> conditional;
    private final boolean everyUrnIsKnown;

    /** What a reference to an entry becomes; null where it is to none. */
    interface Entries {
        @Nullable
        String find(String reference);
    }

    private ReferenceRewriter(Entries targets, UnaryOperator<String> conditional, boolean everyUrnIsKnown) {
        this.targets = targets;
        this.conditional = conditional;
        this.everyUrnIsKnown = everyUrnIsKnown;
    }

    /**
     * Replaces what is known so far; another time will come for the rest.
     *
     * @param targets what to write instead of what stands in the Bundle
     * @param conditional resolves {@code Type?conditions}
     */
    static ReferenceRewriter some(Entries targets, UnaryOperator<String> conditional) {
        return new ReferenceRewriter(targets, conditional, false);
    }

    /** Replaces everything: a {@code urn:uuid} that no entry has is a fault. */
    static ReferenceRewriter all(Entries targets, UnaryOperator<String> conditional) {
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
            return LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(link(link)));
        }
        return LINKS.contains(name) ? orElse(targets.find(text), text) : text;
    }

    private String link(MatchResult link) {
        String to = link.group(2) == null ? link.group(3) : link.group(2);
        String known = targets.find(to);
        return known == null ? link.group() : link.group(1) + '"' + known + '"';
    }

    private static String orElse(@Nullable String found, String text) {
        return found == null ? text : found;
    }

    private String reference(String text) {
        String known = targets.find(text);
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
