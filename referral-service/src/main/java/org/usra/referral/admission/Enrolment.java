package org.usra.referral.admission;

import java.util.Optional;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.springframework.stereotype.Component;
import org.usra.referral.record.CareRecord;

/** Which unit a patient belongs to. */
@Component
class Enrolment {

    private final CareRecord record;

    Enrolment(CareRecord record) {
        this.record = record;
    }

    /**
     * Asked as the system: an emergency desk may not read enrolments, but the unit must hear of the visit.
     *
     * @param patient for example {@code Patient/7}
     */
    Optional<String> unitOf(String patient) {
        return record.find(null, EpisodeOfCare.class, "patient=" + patient + "&status=active").stream()
                .map(episode -> episode.getManagingOrganization().getReference())
                .findFirst();
    }
}
