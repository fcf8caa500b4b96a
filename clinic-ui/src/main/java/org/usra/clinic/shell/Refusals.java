package org.usra.clinic.shell;

import java.io.Serializable;
import java.util.List;
import org.usra.clinic.language.Language;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.Refused;

/**
 * Why something was not done, in the language of the page: the lines of the error summary.
 *
 * @param code a short code to read out on the telephone
 */
public record Refusals(String code, List<Line> lines) implements Serializable {

    /** One reason, and the field of the form that it is about (empty when it is about no field). */
    public record Line(String text, String field) implements Serializable {}

    public static Refusals of(Refused refused) {
        List<Line> lines = refused.refusals().stream()
                .map(refusal -> new Line(words(refusal), ""))
                .toList();
        String code = refused.refusals().isEmpty()
                ? refused.kind().name()
                : refused.refusals().getFirst().code();
        return new Refusals(code, lines);
    }

    /** The sentence of one reason in the language of the page. */
    public static String words(Refusal refusal) {
        return Language.current() == Language.AR ? refusal.arabic() : refusal.english();
    }
}
