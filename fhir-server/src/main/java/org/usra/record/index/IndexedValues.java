package org.usra.record.index;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one resource can be found by, parameter by parameter.
 *
 * <p>Parameters are named by their code. {@code present} holds the codes that have a value, for {@code :missing}.
 */
public record IndexedValues(
        List<Token> tokens,
        List<Text> texts,
        List<Reference> references,
        List<Moment> moments,
        List<Quantity> quantities,
        List<Uri> uris,
        List<Position> positions,
        List<Composite> composites,
        Set<String> present) {

    /** Of a deletion: nothing finds it. */
    public static final IndexedValues NOTHING = new IndexedValues(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());

    /** A code, identifier, boolean or contact point; {@code display} is kept for {@code :text}. */
    public record Token(
            String parameter,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String typeSystemAndCode) {

        public Token withoutCase() {
            return code == null
                    ? this
                    : new Token(parameter, system, Folding.withoutCase(code), display, typeSystemAndCode);
        }
    }

    /** A string as written, and folded (case, accents, Arabic spelling) for prefix search. */
    public record Text(String parameter, String value, String folded) {}

    /** A reference to {@code type/id} on this server, to another URL, or by identifier only. */
    public record Reference(
            String parameter,
            @Nullable String type,
            @Nullable String id,
            @Nullable String url,
            @Nullable String identifierSystem,
            @Nullable String identifierValue) {}

    /** A stretch of time: microseconds since the epoch, {@code low} inclusive, {@code high} exclusive. */
    public record Moment(String parameter, long low, long high) {}

    /** A number or a quantity with the range that its precision implies; {@code value} as written. */
    public record Quantity(
            String parameter,
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            @Nullable String system,
            @Nullable String code,
            @Nullable String unit,
            @Nullable BigDecimal canonical,
            @Nullable String canonicalUnit) {}

    public record Uri(String parameter, String value) {}

    /** A place on the globe, in degrees of WGS84. */
    public record Position(String parameter, double latitude, double longitude) {}

    /** The components of one element, each with only its own values filled. */
    public record Composite(String parameter, List<IndexedValues> components) {}
}
