package org.usra.rules.coding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.usra.rules.identity.ArabicName;

/**
 * The words by which a code is found while its name is being typed: every word typed is the beginning of one of them. Folded
 * as names are, and an Arabic word also without its article, so that ضغط finds الضغط and الضغط finds ضغط.
 */
public final class SearchWords {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String ARTICLE = "ال";

    /** دم is a word and stays one without the article of الدم; the م of الم is none. */
    private static final int SHORTEST_WITHOUT_ARTICLE = 2;

    private SearchWords() {}

    /** Everything that these texts (a code, its names) are found by. */
    public static Set<String> of(Iterable<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            for (String word : folded(text)) {
                words.add(word);
                words.add(withoutArticle(word));
            }
        }
        return words;
    }

    /** The beginnings that a typed text asks for, one for each of its words. */
    public static List<String> typed(String text) {
        return folded(text).stream().map(SearchWords::withoutArticle).distinct().toList();
    }

    /** The text as one line of folded words: what stands first in a list is what begins as it was typed. */
    public static String line(String text) {
        return String.join(" ", folded(text));
    }

    // Word by word: folded as a whole, the parts of a compound name would join, and ام الدم is an aneurysm, not a
    // person.
    private static List<String> folded(String text) {
        List<String> words = new ArrayList<>();
        for (String word : SPACE.split(text.strip())) {
            for (String part : ArabicName.fold(word).split(" ", -1)) {
                if (!part.isEmpty()) {
                    words.add(part);
                }
            }
        }
        return words;
    }

    private static String withoutArticle(String word) {
        return word.startsWith(ARTICLE) && word.length() - ARTICLE.length() >= SHORTEST_WITHOUT_ARTICLE
                ? word.substring(ARTICLE.length())
                : word;
    }
}
