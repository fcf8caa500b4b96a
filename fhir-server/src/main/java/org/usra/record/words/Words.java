package org.usra.record.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.Folding;

/**
 * The words of one resource, folded as names are. What has parameters of its own is left out of them: ids, identifiers,
 * references, addresses, dates, numbers, codes of the protocol and attachments.
 */
public final class Words {

    private static final Set<String> NO_WORDS = Set.of(
            "resourceType",
            "id",
            "meta",
            "implicitRules",
            "identifier",
            "reference",
            "system",
            "url",
            "fullUrl",
            "data",
            "contentType",
            "hash",
            "status",
            "use",
            "mode",
            "intent",
            "linkId",
            "div");
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\\S+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern TIME = Pattern.compile("\\d{4}(-\\d{2}){1,2}(T\\S+)?");

    private final Set<String> all = new HashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();

    private Words() {}

    public static Words of(ResourceDocument document, Part part) {
        Words words = new Words();
        String narrative = document.root().path("text").path("div").asText();
        if (!narrative.isEmpty()) {
            words.add(Narrative.text(narrative));
        }
        if (part == Part.CONTENT) {
            words.look(document.root());
        }
        return words;
    }

    private void look(JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!NO_WORDS.contains(member.getKey())) {
                    look(member.getValue());
                }
            }
        } else if (node.isArray()) {
            node.forEach(this::look);
        } else if (node.isTextual() && says(node.textValue())) {
            add(node.textValue());
        }
    }

    /** A code in digits is looked for by its own parameter; a time and an address say nothing. */
    private static boolean says(String text) {
        return hasLetter(text)
                && !(Character.isDigit(text.charAt(0)) && TIME.matcher(text).matches())
                && !(text.indexOf(':') > 0 && ADDRESS.matcher(text).matches());
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** Compound names stand as one word, as a name search finds them, and as their parts. */
    private void add(String text) {
        String folded = Folding.fold(text);
        if (folded.isEmpty() || !texts.add(" " + folded + " ")) {
            return;
        }
        List<String> words = Arrays.asList(folded.split(" "));
        all.addAll(words);
        String[] parts = BLANKS.split(text.strip());
        if (words.size() != parts.length) {
            for (String part : parts) {
                Collections.addAll(all, Folding.fold(part).split(" "));
            }
        }
        all.remove("");
    }

    public boolean has(String word) {
        return all.contains(word);
    }

    public boolean hasBeginning(String start) {
        return all.stream().anyMatch(word -> word.startsWith(start));
    }

    /** These words side by side, in one element. */
    public boolean hasPhrase(String folded) {
        return texts.stream().anyMatch(text -> text.contains(" " + folded + " "));
    }

    /** In order, no more than {@code most}. */
    Set<String> first(int most) {
        Set<String> sorted = new TreeSet<>();
        all.stream().sorted().limit(most).forEach(sorted::add);
        return sorted;
    }
}
