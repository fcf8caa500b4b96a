package org.usra.record.search;

import java.math.BigDecimal;
import java.util.List;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues;
import org.usra.record.terminology.Ucum;

/**
 * {@code Location?near=[latitude]|[longitude]|[distance]|[units]}: <a
 * href="https://hl7.org/fhir/R4/location.html#positional">R4 positional searching</a>, on a sphere (0.5 % off at most).
 */
final class NearValues {

    private static final double EARTH_RADIUS = 6_371_008.8;

    /** R4 leaves to the server what near is without a distance: here about an hour on the road to the next town. */
    private static final String USUAL_DISTANCE = "50";

    private static final String USUAL_UNIT = "km";
    private static final int MOST_DIGITS = 40;

    /** In whatever unit. */
    private static final int MOST_DISTANCE = 100_000_000;

    private NearValues() {}

    static Criterion parse(SearchParameter parameter, List<String> values) {
        return TextValues.anyOf(
                values.stream().map(value -> one(parameter, value)).toList());
    }

    private static Criterion one(SearchParameter parameter, String value) {
        List<String> parts = EscapedText.split(value, '|');
        if (parts.size() < 2 || parts.size() > 4) {
            throw SearchFault.value(
                    value,
                    "it is written latitude|longitude|distance|units",
                    "تُكتب latitude|longitude|distance|units");
        }
        BigDecimal latitude = number(value, "latitude", parts.get(0), -90, 90);
        BigDecimal longitude = number(value, "longitude", parts.get(1), -180, 180);
        BigDecimal distance = number(value, "distance", part(parts, 2, USUAL_DISTANCE), 0, MOST_DISTANCE);
        String unit = parts.size() > 2 && parts.get(2).isEmpty() ? USUAL_UNIT : part(parts, 3, USUAL_UNIT);
        return new Criterion.Near(
                parameter.number(),
                parameter.code(),
                latitude.doubleValue(),
                longitude.doubleValue(),
                Ucum.canonical(distance, EscapedText.unescape(unit))
                        .filter(canonical -> canonical.code().equals("m"))
                        .orElseThrow(() -> SearchFault.value(
                                value,
                                "its units are no length in UCUM, as km or [mi_us]",
                                "وحدتها ليست وحدة طول في UCUM مثل km أو [mi_us]"))
                        .value()
                        .doubleValue());
    }

    private static String part(List<String> parts, int index, String otherwise) {
        return parts.size() > index && !parts.get(index).isEmpty() ? parts.get(index) : otherwise;
    }

    private static BigDecimal number(String value, String part, String text, int low, int high) {
        try {
            BigDecimal number = new BigDecimal(text.length() <= MOST_DIGITS ? text : "");
            if (Math.abs((long) number.scale()) <= MOST_DIGITS
                    && number.compareTo(BigDecimal.valueOf(low)) >= 0
                    && number.compareTo(BigDecimal.valueOf(high)) <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw SearchFault.value(value, "its " + part + " is no number", "الجزء " + part + " منها ليس عددًا");
        }
        throw SearchFault.value(
                value,
                "its " + part + " is not from " + low + " to " + high,
                "الجزء " + part + " منها ليس بين " + low + " و" + high);
    }

    /** By the haversine formula, which keeps its digits where places are close; {@link ArraySql#near} says the same. */
    static boolean isWithin(Criterion.Near near, IndexedValues.Position position) {
        double north = halfSineSquared(Math.toRadians(position.latitude() - near.latitude()));
        double east = halfSineSquared(Math.toRadians(position.longitude() - near.longitude()));
        double shrinking = Math.cos(Math.toRadians(near.latitude())) * Math.cos(Math.toRadians(position.latitude()));
        return north + shrinking * east <= haversine(near.metres());
    }

    /** Of a distance; half way round the Earth is as far as anything can be. */
    static double haversine(double metres) {
        double angle = metres / EARTH_RADIUS;
        return angle >= Math.PI ? Double.POSITIVE_INFINITY : halfSineSquared(angle);
    }

    private static double halfSineSquared(double angle) {
        return Math.pow(Math.sin(angle / 2), 2);
    }
}
