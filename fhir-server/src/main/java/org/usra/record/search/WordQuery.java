package org.usra.record.search;

import java.util.List;
import java.util.stream.Collectors;
import org.usra.record.words.Lexeme;
import org.usra.record.words.Part;
import org.usra.record.words.Words;

/** What somebody looks for in words: any of the alternatives, of one every term. */
record WordQuery(List<List<Term>> alternatives) {

    /** One demand on the words of a resource; {@code text} is folded. */
    record Term(boolean unwanted, Kind kind, String text) {

        /** Each word of a phrase is looked for. */
        long words() {
            return 1 + text.chars().filter(c -> c == ' ').count();
        }

        private boolean holds(Words words) {
            return unwanted
                    != switch (kind) {
                        case WORD -> words.has(text);
                        case BEGINNING -> words.hasBeginning(text);
                        case PHRASE -> words.hasPhrase(text);
                    };
        }

        /** Of a phrase its words, in any order. */
        private String lexemes(Part part, short type) {
            return List.of(text.split(" ")).stream()
                    .map(word -> part == Part.CONTENT
                            ? "(" + lexeme(Part.CONTENT, type, word) + " | " + lexeme(Part.NARRATIVE, type, word) + ")"
                            : lexeme(part, type, word))
                    .collect(Collectors.joining(" & "));
        }

        private String lexeme(Part part, short type, String word) {
            return "'" + Lexeme.of(part, type, word) + "'" + (kind == Kind.BEGINNING ? ":*" : "");
        }
    }

    /** How a term is compared. */
    enum Kind {
        WORD,
        BEGINNING,
        PHRASE
    }

    boolean isSaidBy(Words words) {
        return alternatives.stream().anyMatch(terms -> terms.stream().allMatch(term -> term.holds(words)));
    }

    /**
     * What the table of words is asked: at least what is wanted. What is unwanted is left to the document, which is newer.
     */
    String lexemes(Part part, short type) {
        return alternatives.stream()
                .map(terms -> terms.stream()
                        .filter(term -> !term.unwanted())
                        .map(term -> term.lexemes(part, type))
                        .collect(Collectors.joining(" & ", "(", ")")))
                .collect(Collectors.joining(" | "));
    }
}
