package org.usra.record.words;

/** Which words of a resource are meant. */
public enum Part {
    /** {@code _text}: the narrative. */
    NARRATIVE("n"),
    /** {@code _content}: whatever the resource says in words, the narrative included. */
    CONTENT("c");

    private final String mark;

    Part(String mark) {
        this.mark = mark;
    }

    /** What begins the lexemes of what it says; what the narrative says is the narrative's alone. */
    String mark() {
        return mark;
    }
}
