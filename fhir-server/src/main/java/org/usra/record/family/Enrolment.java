package org.usra.record.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;

/**
 * Who is enrolled at which unit, and with which of its doctors, as an EpisodeOfCare says it.
 *
 * @param doctor id of the PractitionerRole; null for who is enrolled at the unit alone
 */
public record Enrolment(
        String person, String unit, @Nullable String doctor, String status) {

    /** Empty for another kind of episode, and for one that was entered in error. */
    public static Optional<Enrolment> of(JsonNode episode) {
        Optional<String> person = Elements.reference(episode.path("patient"), "Patient");
        Optional<String> unit = Elements.reference(episode.path("managingOrganization"), "Organization");
        boolean enrolment = Elements.code(episode.path("type"), "episode-type")
                .filter("primary-care-enrolment"::equals)
                .isPresent();
        String status = episode.path("status").asText();
        return !enrolment || person.isEmpty() || unit.isEmpty() || status.equals("entered-in-error")
                ? Optional.empty()
                : Optional.of(new Enrolment(
                        person.get(),
                        unit.get(),
                        Elements.reference(episode.path("careManager"), "PractitionerRole")
                                .orElse(null),
                        status));
    }

    public boolean isActive() {
        return status.equals("active");
    }
}
