package org.usra.clinic.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.usra.clinic.language.Language;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.rules.naming.Canonical;

/** Names of facilities, services and posts. Everyone may read them and they change rarely, so they are kept a while. */
@Component
public class Directory {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final HealthRecord healthRecord;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.EPOCH, Map.of(), List.of(), Map.of());

    Directory(HealthRecord healthRecord, Clock clock) {
        this.healthRecord = healthRecord;
        this.clock = clock;
    }

    private record Snapshot(
            Instant taken, Map<String, Facility> facilities, List<Service> services, Map<String, Named> posts) {}

    private record Named(String arabic, String english) {}

    /** One specialty of one hospital, bookable by referral. */
    public record Service(String id, String facility, String code) {}

    public List<Facility> facilities() {
        return List.copyOf(current().facilities().values());
    }

    public List<Service> services() {
        return current().services();
    }

    public String nameOf(Reference facility) {
        return name(Found.id(facility));
    }

    public String name(String facilityId) {
        Facility facility = current().facilities().get(facilityId);
        return facility == null ? facilityId : facility.name();
    }

    /** The name of the person who holds a post, or of the facility where the reference is one. */
    public String nameOfPost(Reference post) {
        if ("Organization".equals(post.getReferenceElement().getResourceType())) {
            return nameOf(post);
        }
        Named named = current().posts().get(Found.id(post));
        if (named == null) {
            return post.hasDisplay() ? post.getDisplay() : "";
        }
        return Language.current() == Language.AR ? named.arabic() : named.english();
    }

    private Snapshot current() {
        Snapshot held = snapshot;
        if (held.taken().plus(FRESH).isAfter(clock.instant())
                && !held.facilities().isEmpty()) {
            return held;
        }
        Snapshot taken = take();
        snapshot = taken;
        return taken;
    }

    private Snapshot take() {
        Map<String, Facility> facilities = new LinkedHashMap<>();
        healthRecord.searchWherePermitted(Query.of("Organization").with("_count", 200)).stream(Organization.class)
                .map(Directory::facility)
                .sorted(Comparator.comparing(Facility::kind).thenComparing(Facility::english))
                .forEach(facility -> facilities.put(facility.id(), facility));
        List<Service> services =
                healthRecord.searchWherePermitted(Query.of("HealthcareService").with("_count", 500)).stream(
                                HealthcareService.class)
                        .map(service -> new Service(
                                Found.id(service),
                                Found.id(service.getProvidedBy()),
                                service.getTypeFirstRep().getCodingFirstRep().getCode()))
                        .toList();
        return new Snapshot(clock.instant(), facilities, new ArrayList<>(services), posts());
    }

    private Map<String, Named> posts() {
        Map<String, Named> posts = new LinkedHashMap<>();
        Found roles =
                healthRecord.searchWherePermitted(Query.of("PractitionerRole").with("_count", 500));
        Found people =
                healthRecord.searchWherePermitted(Query.of("Practitioner").with("_count", 500));
        roles.stream(PractitionerRole.class)
                .forEach(role -> people.target(role.getPractitioner(), Practitioner.class)
                        .ifPresent(person -> posts.put(Found.id(role), named(person))));
        return posts;
    }

    private static Named named(Practitioner person) {
        String arabic = person.getNameFirstRep().hasText()
                ? person.getNameFirstRep().getText()
                : person.getNameFirstRep().getNameAsSingleString();
        String english = person.getName().size() > 1
                ? (person.getName().get(1).hasText()
                        ? person.getName().get(1).getText()
                        : person.getName().get(1).getNameAsSingleString())
                : arabic;
        return new Named(arabic, english);
    }

    private static Facility facility(Organization organization) {
        return new Facility(
                Found.id(organization),
                String.valueOf(
                        organization.getTypeFirstRep().getCodingFirstRep().getCode()),
                organization.hasName() ? organization.getName() : Found.id(organization),
                organization.hasAlias() ? organization.getAlias().getFirst().getValue() : "",
                code(organization, "accreditation-state"),
                code(organization, "contract-state"));
    }

    private static String code(DomainResource resource, String extension) {
        Extension found = resource.getExtensionByUrl(Canonical.structure(extension));
        Base value = found == null ? null : found.getValue();
        String code = value == null ? null : value.primitiveValue();
        return code == null ? "" : code;
    }
}
