package org.usra.record.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.Folding;
import org.usra.record.search.WordQuery.Kind;
import org.usra.record.search.WordQuery.Term;
import org.usra.record.words.Part;

/**
 * <a href="https://hl7.org/fhir/R4/search.html#content">{@code _text} and {@code _content}</a>: words that must all be
 * said, {@code "phrases"}, {@code OR} (also {@code |}), {@code -unwanted} and {@code beginnings*}. R4 leaves the syntax to
 * the server.
 */
final class WordValues {

    private static final int MOST_WORDS = 32;
    private static final int LONGEST = 1_000;
    private static final int SHORTEST_BEGINNING = 2;

    private final String asked;
    private final List<List<Term>> alternatives = new ArrayList<>();
    private List<Term> terms = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private WordValues(String asked) {
        this.asked = asked;
    }

    /** @param type the number of the type; null where its words stand in no table */
    static Criterion parse(String code, @Nullable String modifier, @Nullable Short type, List<String> values) {
        if (modifier != null) {
            throw SearchFault.modifier(code + ":" + modifier);
        }
        int characters = values.stream().mapToInt(String::length).sum();
        if (characters > LONGEST) {
            throw SearchFault.value(
                    String.join(",", values).substring(0, 20) + "…",
                    "it has more than " + LONGEST + " characters",
                    "تزيد على " + LONGEST + " محرف");
        }
        List<List<Term>> all = new ArrayList<>();
        for (String value : values) {
            all.addAll(new WordValues(EscapedText.unescape(value)).read());
        }
        if (all.stream().flatMap(List::stream).mapToLong(Term::words).sum() > MOST_WORDS) {
            throw SearchFault.value(
                    String.join(",", values),
                    "it has more than " + MOST_WORDS + " words",
                    "تزيد على " + MOST_WORDS + " كلمة");
        }
        Part part = code.equals("_text") ? Part.NARRATIVE : Part.CONTENT;
        WordQuery words = new WordQuery(all);
        return new Criterion.Worded(code, part, words, type == null ? null : words.lexemes(part, type));
    }

    private List<List<Term>> read() {
        while (at < asked.length()) {
            char c = asked.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '|') {
                at++;
                alternative();
            } else {
                boolean unwanted = c == '-' && at + 1 < asked.length() && !Character.isWhitespace(asked.charAt(at + 1));
                at += unwanted ? 1 : 0;
                if (isQuote(asked.charAt(at))) {
                    add(unwanted, Kind.PHRASE, quoted());
                } else {
                    word(unwanted, unquoted());
                }
            }
        }
        alternative();
        return alternatives;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '«' || c == '»';
    }

    private String quoted() {
        int start = ++at;
        while (at < asked.length() && !isQuote(asked.charAt(at))) {
            at++;
        }
        if (at == asked.length()) {
            throw SearchFault.value(asked, "a quotation mark is not closed", "علامة تنصيص لم تُغلق");
        }
        return asked.substring(start, at++);
    }

    private String unquoted() {
        int start = at;
        while (at < asked.length()
                && !Character.isWhitespace(asked.charAt(at))
                && asked.charAt(at) != '|'
                && !isQuote(asked.charAt(at))) {
            at++;
        }
        return asked.substring(start, at);
    }

    private void word(boolean unwanted, String word) {
        if (!unwanted && word.equals("OR")) {
            alternative();
        } else if (!unwanted && word.equals("AND")) {
            flush();
        } else if (word.endsWith("*")) {
            String start = Folding.fold(word);
            if (start.length() < SHORTEST_BEGINNING || start.contains(" ")) {
                throw SearchFault.value(
                        word,
                        "before * stand at least " + SHORTEST_BEGINNING + " letters of one word",
                        "قبل * يأتي " + SHORTEST_BEGINNING + " أحرف على الأقل من كلمة واحدة");
            }
            add(unwanted, Kind.BEGINNING, start);
        } else if (unwanted) {
            add(true, Kind.PHRASE, word);
        } else if (Folding.fold(word).contains(" ")) {
            add(false, Kind.PHRASE, word);
        } else {
            // Folded with its neighbours: the two words of Abd al-Rahman are one.
            plain.append(' ').append(word);
        }
    }

    private void add(boolean unwanted, Kind kind, String text) {
        flush();
        String folded = Folding.fold(text);
        if (!folded.isEmpty()) {
            terms.add(new Term(unwanted, kind == Kind.PHRASE && !folded.contains(" ") ? Kind.WORD : kind, folded));
        }
    }

    private void flush() {
        String folded = Folding.fold(plain.toString());
        plain.setLength(0);
        for (String word : folded.split(" ")) {
            if (!word.isEmpty()) {
                terms.add(new Term(false, Kind.WORD, word));
            }
        }
    }

    private void alternative() {
        flush();
        if (terms.stream().allMatch(Term::unwanted)) {
            throw SearchFault.value(
                    asked,
                    "each alternative names at least one word that is looked for",
                    "كل بديل يسمّي كلمة واحدة على الأقل يُبحث عنها");
        }
        alternatives.add(terms);
        terms = new ArrayList<>();
    }
}
