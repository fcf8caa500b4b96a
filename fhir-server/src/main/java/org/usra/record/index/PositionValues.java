package org.usra.record.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.usra.record.index.IndexedValues.Position;
import org.usra.record.path.Found;

/** Where a Location is. What lies on no globe, as (0, 300) does, is no position. */
final class PositionValues {

    private PositionValues() {}

    static void of(String parameter, Found found, Consumer<Position> positions) {
        JsonNode latitude = found.value().path("latitude");
        JsonNode longitude = found.value().path("longitude");
        if (isWithin(latitude, 90) && isWithin(longitude, 180)) {
            positions.accept(new Position(parameter, latitude.doubleValue(), longitude.doubleValue()));
        }
    }

    private static boolean isWithin(JsonNode degrees, int most) {
        return degrees.isNumber() && Math.abs(degrees.doubleValue()) <= most;
    }
}
