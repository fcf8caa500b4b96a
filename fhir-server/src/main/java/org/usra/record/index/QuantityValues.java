package org.usra.record.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.IndexedValues.Quantity;
import org.usra.record.path.Found;
import org.usra.record.terminology.Ucum;

/** Numbers and quantities, each with the range that its written precision implies. */
final class QuantityValues {

    /** Stands for "without limit" in a range or behind a comparator. */
    static final BigDecimal WITHOUT_LIMIT = new BigDecimal("1E+30");

    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String CURRENCY = "urn:iso:std:iso:4217";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private QuantityValues() {}

    static void of(String parameter, Found found, Consumer<Quantity> quantities) {
        JsonNode value = found.value();
        switch (found.type()) {
            case "Range" -> range(parameter, value, quantities);
            case "Money" -> quantity(parameter, value, CURRENCY, text(value, "currency"), quantities);
            case "Quantity", "Age", "Duration", "Distance", "Count" ->
                quantity(parameter, value, text(value, "system"), text(value, "code"), quantities);
            default -> {
                if (value.isNumber()) {
                    exact(parameter, value.decimalValue(), quantities);
                }
            }
        }
    }

    private static void exact(String parameter, BigDecimal value, Consumer<Quantity> quantities) {
        BigDecimal half = half(value);
        quantities.accept(
                new Quantity(parameter, value, value.subtract(half), value.add(half), null, null, null, null, null));
    }

    private static void quantity(
            String parameter,
            JsonNode quantity,
            @Nullable String system,
            @Nullable String code,
            Consumer<Quantity> quantities) {
        if (!quantity.path("value").isNumber()) {
            return;
        }
        BigDecimal value = quantity.path("value").decimalValue();
        BigDecimal half = half(value);
        String comparator = quantity.path("comparator").asText();
        BigDecimal low = comparator.startsWith("<") ? WITHOUT_LIMIT.negate() : value.subtract(half);
        BigDecimal high = comparator.startsWith(">") ? WITHOUT_LIMIT : value.add(half);
        Optional<Ucum.Canonical> canonical =
                UCUM.equals(system) && code != null ? Ucum.canonical(value, code) : Optional.empty();
        quantities.accept(new Quantity(
                parameter,
                value,
                low,
                high,
                system,
                code,
                text(quantity, "unit"),
                canonical.map(Ucum.Canonical::value).orElse(null),
                canonical.map(Ucum.Canonical::code).orElse(null)));
    }

    private static void range(String parameter, JsonNode range, Consumer<Quantity> quantities) {
        JsonNode low = range.path("low");
        JsonNode high = range.path("high");
        JsonNode any = low.path("value").isNumber() ? low : high;
        if (!any.path("value").isNumber()) {
            return;
        }
        quantities.accept(new Quantity(
                parameter,
                any.path("value").decimalValue(),
                low.path("value").isNumber() ? low.path("value").decimalValue() : WITHOUT_LIMIT.negate(),
                high.path("value").isNumber() ? high.path("value").decimalValue() : WITHOUT_LIMIT,
                text(any, "system"),
                text(any, "code"),
                text(any, "unit"),
                null,
                null));
    }

    /** Half of the last written digit: 0.05 for 5.4, 0.005 for 5.40. */
    private static BigDecimal half(BigDecimal value) {
        return HALF.movePointLeft(value.scale());
    }

    private static @Nullable String text(JsonNode parent, String child) {
        JsonNode node = parent.get(child);
        return node == null || !node.isTextual() ? null : node.textValue();
    }
}
