package org.usra.referral.candidates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;

/** A point on the map. */
record Place(double latitude, double longitude) {

    private static final double EARTH_KM = 6371.0;

    static @Nullable Place of(@Nullable Location location) {
        return location == null || !location.hasPosition()
                ? null
                : new Place(
                        location.getPosition().getLatitude().doubleValue(),
                        location.getPosition().getLongitude().doubleValue());
    }

    /** As the crow flies, to a tenth of a kilometre. */
    BigDecimal kilometresTo(Place other) {
        double north = Math.toRadians(other.latitude - latitude) / 2;
        double east = Math.toRadians(other.longitude - longitude) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east), 2);
        double kilometres = 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
        return BigDecimal.valueOf(kilometres).setScale(1, RoundingMode.HALF_UP);
    }
}
