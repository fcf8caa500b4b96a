package org.usra.referral.candidates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.booking.FreeSlots;
import org.usra.referral.record.CareRecord;
import org.usra.rules.naming.Canonical;

/** Looks up who offers a service and may be offered: contract active, accreditation in force. */
@Component
class HospitalsForService {

    private final CareRecord record;
    private final FreeSlots slots;

    HospitalsForService(CareRecord record, FreeSlots slots) {
        this.record = record;
        this.slots = slots;
    }

    List<Candidate> find(@Nullable String person, String service, @Nullable Place from, Instant now) {
        Bundle found = record.search(
                person,
                "HealthcareService?specialty=" + Canonical.codeSystem("service") + "|" + service
                        + "&_include=HealthcareService:organization&_include=HealthcareService:location&_count=100");
        Map<String, Organization> hospitals = byId(CareRecord.all(found, Organization.class));
        Map<String, Location> locations = byId(CareRecord.all(found, Location.class));
        List<Candidate> candidates = new ArrayList<>();
        for (HealthcareService offered : CareRecord.all(found, HealthcareService.class)) {
            Organization hospital =
                    hospitals.get(offered.getProvidedBy().getReferenceElement().getIdPart());
            boolean open = !offered.hasActive() || offered.getActive();
            if (hospital != null && open && inNetwork(hospital)) {
                Place place = Place.of(locations.get(
                        offered.getLocationFirstRep().getReferenceElement().getIdPart()));
                BigDecimal distance = from == null || place == null ? null : from.kilometresTo(place);
                candidates.add(candidate(person, offered, hospital, distance, now));
            }
        }
        return candidates;
    }

    private Candidate candidate(
            @Nullable String person,
            HealthcareService offered,
            Organization hospital,
            @Nullable BigDecimal distance,
            Instant now) {
        return new Candidate(
                offered,
                hospital,
                distance,
                slots.next(person, "HealthcareService/" + offered.getIdElement().getIdPart(), now, 1).stream()
                        .findFirst()
                        .map(slot -> slot.getStart().toInstant())
                        .orElse(null),
                days(offered, "wait-p50-days"),
                days(offered, "wait-p90-days"),
                code(offered, "capacity-status").orElse("unknown"));
    }

    /** A hospital that says nothing of its contract or accreditation is not offered. */
    private static boolean inNetwork(Organization hospital) {
        boolean contracted = code(hospital, "contract-state")
                .filter(state -> state.equals("contracted") || state.equals("active"))
                .isPresent();
        boolean accredited = code(hospital, "accreditation-state")
                .filter(state -> state.equals("accredited") || state.equals("provisional"))
                .isPresent();
        return contracted && accredited;
    }

    private static Optional<String> code(DomainResource resource, String extension) {
        return resource.getExtension().stream()
                .filter(one -> Canonical.structure(extension).equals(one.getUrl()))
                .map(one -> ((CodeType) one.getValue()).getValue())
                .findFirst();
    }

    private static @Nullable Integer days(DomainResource resource, String extension) {
        return resource.getExtension().stream()
                .filter(one -> Canonical.structure(extension).equals(one.getUrl()))
                .map(one -> ((IntegerType) one.getValue()).getValue())
                .findFirst()
                .orElse(null);
    }

    private static <T extends Resource> Map<String, T> byId(List<T> resources) {
        return resources.stream()
                .collect(Collectors.toMap(
                        resource -> resource.getIdElement().getIdPart(), Function.identity(), (first, same) -> first));
    }
}
