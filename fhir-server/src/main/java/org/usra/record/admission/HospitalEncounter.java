package org.usra.record.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.rules.naming.Canonical;

/**
 * What the gate reads of an Encounter. Two images that agree in all of it need no new judgement.
 *
 * @param facilityNumber the identifier of the provider, for one that is named without a reference
 */
record HospitalEncounter(
        String encounterClass,
        @Nullable String patient,
        @Nullable String provider,
        @Nullable String facilityNumber,
        @Nullable String referral,
        @Nullable String earlier,
        @Nullable String service,
        @Nullable String number,
        @Nullable Instant starts,
        String status) {

    private static final Set<String> WITHDRAWN = Set.of("cancelled", "entered-in-error");

    static HospitalEncounter of(JsonNode root) {
        return new HospitalEncounter(
                root.path("class").path("code").asText(),
                Elements.reference(root.path("subject"), "Patient").orElse(null),
                Elements.reference(root.path("serviceProvider"), "Organization").orElse(null),
                facilityNumber(root.path("serviceProvider").path("identifier")),
                Elements.references(root.path("basedOn"), "ServiceRequest").stream()
                        .findFirst()
                        .orElse(null),
                Elements.reference(root.path("partOf"), "Encounter").orElse(null),
                Elements.code(root.path("serviceType"), "service").orElse(null),
                Elements.text(Elements.extension(root, "authorization-number").path("valueString")),
                Elements.begins(root.path("period").path("start")),
                root.path("status").asText());
    }

    private static @Nullable String facilityNumber(JsonNode identifier) {
        boolean ours = identifier.path("system").asText().equals(Canonical.identifier("facility"));
        return ours ? Elements.text(identifier.path("value")) : null;
    }

    boolean isEmergency() {
        return encounterClass.equals("EMER");
    }

    /** Cancelled or entered in error: nobody was admitted. */
    boolean isWithdrawn() {
        return WITHDRAWN.contains(status);
    }

    /** The patient is or will be there: it occupies the referral. */
    boolean isLive() {
        return !isWithdrawn() && !status.equals("finished");
    }

    /** Whether a judgement of {@code before} still holds for this image. */
    boolean standsAs(Optional<HospitalEncounter> before) {
        return before.filter(earlierImage -> !earlierImage.isWithdrawn() && facts().equals(earlierImage.facts()))
                .isPresent();
    }

    boolean startsLike(Optional<HospitalEncounter> before) {
        return before.filter(earlierImage -> starts != null && starts.equals(earlierImage.starts))
                .isPresent();
    }

    private List<@Nullable Object> facts() {
        List<@Nullable Object> facts = new ArrayList<>();
        facts.add(encounterClass);
        facts.add(patient);
        facts.add(provider);
        facts.add(facilityNumber);
        facts.add(referral);
        facts.add(earlier);
        facts.add(service);
        facts.add(number);
        facts.add(starts);
        return facts;
    }
}
