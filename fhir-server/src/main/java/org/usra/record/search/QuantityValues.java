package org.usra.record.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Basis;
import org.usra.record.definition.SearchParameter;
import org.usra.record.search.Criterion.Prefix;
import org.usra.record.terminology.Ucum;

/**
 * <a href="https://hl7.org/fhir/R4/search.html#number">Number</a> and <a
 * href="https://hl7.org/fhir/R4/search.html#quantity">quantity</a> parameters: equality within the precision asked, the other
 * prefixes exactly.
 */
final class QuantityValues {

    private static final String UCUM = "http://unitsofmeasure.org";
    private static final int MOST_DIGITS = 40;
    private static final int MOST_EXPONENT = 18;

    private QuantityValues() {}

    static Criterion parse(SearchParameter parameter, Basis basis, boolean withUnit, List<String> values) {
        return TextValues.anyOf(values.stream()
                .map(value -> one(parameter, basis, withUnit, value))
                .toList());
    }

    private static Criterion one(SearchParameter parameter, Basis basis, boolean withUnit, String value) {
        List<String> parts = EscapedText.split(value, '|');
        if (parts.size() > (withUnit ? 3 : 1)
                || parts.size() == 2 && !parts.getLast().isEmpty()) {
            throw SearchFault.value(
                    value,
                    "it is written number" + (withUnit ? "|system|code" : ""),
                    "تُكتب number" + (withUnit ? "|system|code" : ""));
        }
        String number = parts.getFirst();
        Prefix prefix = Recheck.prefix(number);
        if (number.regionMatches(true, 0, prefix.name(), 0, 2)) {
            number = number.substring(2);
        }
        BigDecimal asked = number(value, number);
        BigDecimal half = halfStep(asked);
        BigDecimal slack = prefix == Prefix.AP ? asked.abs().movePointLeft(1).max(half) : half;
        return new Criterion.Numeric(
                basis.parameters().stream().map(SearchParameter::number).toList(),
                parameter.code(),
                prefix,
                asked,
                asked.subtract(slack),
                asked.add(slack),
                part(parts, 1),
                part(parts, 2),
                canonical(part(parts, 1), part(parts, 2), asked, slack));
    }

    /** A question in UCUM finds what was measured in another unit of the same kind. */
    private static Criterion.Numeric.@Nullable Canonical canonical(
            @Nullable String system, @Nullable String unit, BigDecimal asked, BigDecimal slack) {
        if (unit == null || !UCUM.equals(system)) {
            return null;
        }
        Optional<Ucum.Canonical> value = Ucum.canonical(asked, unit);
        Optional<Ucum.Canonical> low = Ucum.canonical(asked.subtract(slack), unit);
        Optional<Ucum.Canonical> high = Ucum.canonical(asked.add(slack), unit);
        return value.isEmpty() || low.isEmpty() || high.isEmpty()
                ? null
                : new Criterion.Numeric.Canonical(
                        value.get().code(),
                        value.get().value(),
                        low.get().value(),
                        high.get().value());
    }

    private static @Nullable String part(List<String> parts, int index) {
        return parts.size() > index && !parts.get(index).isEmpty() ? EscapedText.unescape(parts.get(index)) : null;
    }

    /** Half of the last digit that was written; 1e2 is 95 to 105, as R4 says. */
    private static BigDecimal halfStep(BigDecimal asked) {
        BigDecimal half = asked.ulp().multiply(new BigDecimal("0.5"));
        return asked.scale() < 0 ? half.movePointLeft(1) : half;
    }

    private static BigDecimal number(String value, String number) {
        try {
            if (number.length() <= MOST_DIGITS) {
                BigDecimal asked = new BigDecimal(number);
                // 1e400 is ten characters here and megabytes in SQL.
                if (Math.abs((long) asked.precision() - asked.scale()) <= MOST_EXPONENT + MOST_DIGITS
                        && Math.abs(asked.scale()) <= MOST_DIGITS) {
                    return asked;
                }
            }
        } catch (NumberFormatException e) {
            throw SearchFault.value(value, "it is not a number", "ليست عددًا");
        }
        throw SearchFault.value(value, "it is not a number of ordinary size", "ليست عددًا بحجم معتاد");
    }
}
