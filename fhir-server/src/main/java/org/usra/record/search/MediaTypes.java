package org.usra.record.search;

import java.util.List;
import java.util.Locale;
import org.usra.record.definition.Basis;
import org.usra.record.definition.SearchParameter;

/**
 * Media types <a href="https://hl7.org/fhir/R4/search.html#mimetype">below</a> another: {@code text/xml} finds it with
 * parameters too, {@code image} every image.
 */
final class MediaTypes {

    private MediaTypes() {}

    /** The keys are of whole values, so among all that have one the document decides. */
    static Criterion below(SearchParameter parameter, Basis basis, List<String> values) {
        List<String> asked = values.stream()
                .map(value -> EscapedText.unescape(value).strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty())
                .toList();
        return new Criterion.Judged(
                Existence.present(parameter, basis),
                parameter.code(),
                found -> found.tokens().stream()
                        .anyMatch(token -> token.parameter().equals(parameter.code())
                                && token.code() != null
                                && isBelow(token.code().toLowerCase(Locale.ROOT), asked)));
    }

    private static boolean isBelow(String type, List<String> asked) {
        return asked.stream()
                .anyMatch(parent ->
                        type.equals(parent) || type.startsWith(parent + ";") || type.startsWith(parent + "/"));
    }
}
