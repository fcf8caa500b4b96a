package org.usra.clinic.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What an answer of the record held, to be looked through by type and by reference. */
public record Found(List<Resource> resources) {

    public static final Found NOTHING = new Found(List.of());

    static Found in(Resource answer) {
        if (answer instanceof Bundle bundle) {
            return new Found(bundle.getEntry().stream()
                    .filter(BundleEntryComponent::hasResource)
                    .map(BundleEntryComponent::getResource)
                    .filter(resource -> !(resource instanceof OperationOutcome))
                    .toList());
        }
        return new Found(List.of(answer));
    }

    public <T extends Resource> List<T> all(Class<T> type) {
        return stream(type).toList();
    }

    public <T extends Resource> Stream<T> stream(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }

    public <T extends Resource> Optional<T> first(Class<T> type) {
        return stream(type).findFirst();
    }

    /** The resource that a reference of the same answer points at. */
    public <T extends Resource> Optional<T> target(Reference reference, Class<T> type) {
        IIdType id = reference.getReferenceElement();
        return stream(type)
                .filter(resource -> resource.getIdElement().getIdPart() != null)
                .filter(resource -> resource.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst();
    }

    public Found and(Found other) {
        List<Resource> both = new ArrayList<>(resources);
        both.addAll(other.resources());
        return new Found(List.copyOf(both));
    }

    /** The id of a resource without type, base and version. */
    public static String id(Resource resource) {
        String part = resource.getIdElement().getIdPart();
        return part == null ? "" : part;
    }

    /** The id that a reference points at, empty when it points nowhere. */
    public static String id(Reference reference) {
        String part = reference.getReferenceElement().getIdPart();
        return part == null ? "" : part;
    }

    /** Whether the reference points at this type and id, whatever its base. */
    public static boolean pointsAt(Reference reference, String type, String id) {
        IIdType element = reference.getReferenceElement();
        return type.equals(element.getResourceType()) && id.equals(element.getIdPart());
    }

    /** The version to send in {@code If-Match}. */
    public static String version(Resource resource) {
        String version = resource.getMeta().getVersionId();
        return version == null ? "" : version;
    }
}
