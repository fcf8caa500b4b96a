package org.usra.record.terminology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Pair;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

/**
 * Quantities in the base units of <a href="https://ucum.org/ucum">UCUM</a>, so that 1 g/L and 100 mg/dL are the same
 * number of the same unit. A unit's factor is computed once; a value is then only multiplied.
 *
 * <p>Logarithms (pH, decibel) and whatever is no UCUM have no canonical form here: such a quantity is compared as written.
 */
public final class Ucum {

    /** A quantity in base units; equal quantities have equal values, trailing zeros aside, and the same code. */
    public record Canonical(BigDecimal value, String code) {}

    /** {@code canonical = (value + offset) * numerator / divisor}. */
    private record Factor(BigDecimal offset, BigDecimal numerator, BigDecimal divisor, String code) {}

    private static final int LONGEST_CODE = 100;
    private static final int MOST_DIGITS = 1_000;

    /** Three digits of an exponent would be a loop of as many multiplications, for a unit that nobody measures in. */
    private static final Pattern HUGE_EXPONENT = Pattern.compile("[^0-9][+-]?[0-9]{3,}(?=$|[./)])|[*^][+-]?[0-9]{3,}");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("(?<=^|[./(])[0-9]{1,9}(?=$|[./)])");

    /** One third has no last digit. The library keeps at least 22; 60 in a minute and 1 in a second meet at 18. */
    private static final MathContext RECURRING = new MathContext(18);

    private static final int FINITE_DIGITS = 20;

    private static final UcumEssenceService SERVICE = essence();
    private static final Cache<String, Optional<Factor>> FACTORS =
            Caffeine.newBuilder().maximumSize(2_000).build();

    private Ucum() {}

    /** Empty where the code is no UCUM, or its unit has no fixed relation to the base units. */
    public static Optional<Canonical> canonical(BigDecimal value, String code) {
        if (Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS) {
            return Optional.empty();
        }
        return FACTORS.get(code, Ucum::factor).map(factor -> new Canonical(plain(apply(factor, value)), factor.code()));
    }

    /** Whether the code is written by the grammar of UCUM, of units that UCUM defines. */
    public static boolean isUnit(String code) {
        return isAffordable(code) && parsed(code).isPresent();
    }

    /** The edition of UCUM whose units are known. */
    public static String version() {
        return SERVICE.ucumIdentification().getVersion();
    }

    private static BigDecimal apply(Factor factor, BigDecimal value) {
        BigDecimal product = value.add(factor.offset()).multiply(factor.numerator());
        boolean finite =
                factor.divisor().equals(BigDecimal.ONE) && factor.numerator().precision() <= FINITE_DIGITS;
        return finite ? product : product.divide(factor.divisor(), RECURRING);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Optional<Factor> factor(String code) {
        // The library knows temperatures only as differences.
        switch (code) {
            case "Cel" -> {
                return Optional.of(new Factor(new BigDecimal("273.15"), BigDecimal.ONE, BigDecimal.ONE, "K"));
            }
            case "[degF]" -> {
                return Optional.of(
                        new Factor(new BigDecimal("459.67"), BigDecimal.valueOf(5), BigDecimal.valueOf(9), "K"));
            }
            default -> {
                return isAffordable(code) ? linear(code) : Optional.empty();
            }
        }
    }

    private static Optional<Factor> linear(String code) {
        return parsed(code).filter(units -> !units.special()).flatMap(units -> {
            try {
                Pair one = SERVICE.getCanonicalForm(new Pair(new Decimal("1"), code));
                BigDecimal factor = new BigDecimal(one.getValue().asDecimal()).stripTrailingZeros();
                return Optional.of(
                        new Factor(BigDecimal.ZERO, factor, BigDecimal.ONE, units.withArbitrary(one.getCode())));
            } catch (UcumException | NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<UnitParts> parsed(String code) {
        try {
            return Optional.of(UnitParts.of(new ExpressionParser(SERVICE.getModel()).parse(code)));
        } catch (UcumException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isAffordable(String code) {
        return !code.isEmpty()
                && code.length() <= LONGEST_CODE
                && !HUGE_EXPONENT
                        .matcher(PLAIN_NUMBER.matcher(code).replaceAll("1"))
                        .find();
    }

    private static UcumEssenceService essence() {
        try (InputStream definitions = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(definitions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UcumException e) {
            throw new IllegalStateException("the library brings units that it cannot read", e);
        }
    }
}
