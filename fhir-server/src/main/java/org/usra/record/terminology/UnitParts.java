package org.usra.record.terminology;

import java.util.Map;
import java.util.TreeMap;
import org.fhir.ucum.Component;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.jspecify.annotations.Nullable;

/**
 * What the library's canonical form leaves aside of a unit.
 *
 * @param special it has a logarithm or an offset: no factor leads to the base units
 * @param arbitrary exponents of units that a procedure defines ([iU]); UCUM lets them be compared with nothing but themselves
 */
record UnitParts(boolean special, Map<String, Integer> arbitrary) {

    static UnitParts of(Term term) {
        TreeMap<String, Integer> arbitrary = new TreeMap<>();
        boolean special = walk(term, 1, arbitrary);
        arbitrary.values().removeIf(exponent -> exponent == 0);
        return new UnitParts(special, arbitrary);
    }

    /** The base units and, where there are any, the arbitrary ones: international units per litre are no moles per litre. */
    String withArbitrary(String baseUnits) {
        StringBuilder code = new StringBuilder(baseUnits.equals("1") && !arbitrary.isEmpty() ? "" : baseUnits);
        arbitrary.forEach((unit, exponent) ->
                code.append(code.isEmpty() ? "" : ".").append(unit).append(exponent == 1 ? "" : exponent));
        return code.isEmpty() ? "1" : code.toString();
    }

    private static boolean walk(Term first, int sign, Map<String, Integer> arbitrary) {
        boolean special = false;
        boolean divided = false;
        for (Term term = first; term != null; term = term.getTerm()) {
            int here = divided ? -sign : sign;
            Component part = term.getComp();
            if (part instanceof Term inner) {
                special |= walk(inner, here, arbitrary);
            } else if (part instanceof Symbol symbol && symbol.getUnit() instanceof DefinedUnit unit) {
                special |= unit.isSpecial();
                String named = arbitrary(unit);
                if (named != null) {
                    arbitrary.merge(named, here * symbol.getExponent(), Integer::sum);
                }
            }
            divided = term.getOp() == Operator.DIVISION;
        }
        return special;
    }

    /** The library drops {@code isArbitrary} when it reads: they are the bracketed units that stand for a bare one. */
    private static @Nullable String arbitrary(DefinedUnit unit) {
        String of = unit.getValue().getUnit();
        if (of.equals("[iU]")) {
            return "[iU]";
        }
        Decimal number = unit.getValue().getValue();
        boolean one = number == null || number.isOne();
        return unit.getCode().startsWith("[") && of.equals("1") && one ? unit.getCode() : null;
    }
}
