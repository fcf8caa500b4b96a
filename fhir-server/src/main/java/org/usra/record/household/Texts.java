package org.usra.record.household;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.usra.record.commit.Elements;
import org.usra.record.rulebook.RuleBook;

/** Moments as FHIR writes them, by the clocks of Egypt. */
final class Texts {

    private Texts() {}

    static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS)
                .atZone(RuleBook.EGYPT)
                .toOffsetDateTime()
                .toString()
                .replaceFirst("T(..:..)([+Z-])", "T$1:00$2");
    }

    /** Ends a period: what began only after the moment never lasted. */
    static void end(ObjectNode resource, Instant at) {
        ObjectNode period = resource.withObjectProperty("period");
        Instant start = Elements.begins(period.path("start"));
        if (start != null && start.isAfter(at)) {
            period.set("end", period.path("start"));
        } else {
            period.put("end", of(at));
        }
    }
}
