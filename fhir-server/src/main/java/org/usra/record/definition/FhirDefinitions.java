package org.usra.record.definition;

import java.util.List;
import java.util.Optional;

/** What FHIR R4 (and our own SearchParameters) define, compiled once at start-up. */
public final class FhirDefinitions {

    public boolean isResourceType(String type) {
        throw new UnsupportedOperationException("definition room");
    }

    /** All R4 resource types in alphabetical order. */
    public List<String> resourceTypes() {
        throw new UnsupportedOperationException("definition room");
    }

    /** The number that stands for the type in {@code record.resource.type}; never reused. */
    public short typeNumber(String type) {
        throw new UnsupportedOperationException("definition room");
    }

    public String typeName(short number) {
        throw new UnsupportedOperationException("definition room");
    }

    /** Includes the parameters of Resource and DomainResource ({@code _id}, {@code _tag}, …) for every type. */
    public Optional<SearchParameter> searchParameter(String type, String code) {
        throw new UnsupportedOperationException("definition room");
    }

    public List<SearchParameter> searchParameters(String type) {
        throw new UnsupportedOperationException("definition room");
    }

    /** The parameters of {@code type} that place it in the compartment, e.g. {@code ("Patient", "Observation")}. */
    public List<String> compartmentParameters(String compartment, String type) {
        throw new UnsupportedOperationException("definition room");
    }
}
