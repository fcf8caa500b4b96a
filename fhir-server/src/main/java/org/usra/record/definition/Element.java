package org.usra.record.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element of a type, as FHIR R4 defines it.
 *
 * @param name without the {@code [x]} of a choice
 * @param types datatypes, or the name of the part that stands here ({@code Patient.contact})
 * @param targets types that a Reference may point to; empty where any will do
 * @param codes of the required binding, where HL7 enumerates them
 */
public record Element(
        String name,
        int min,
        boolean many,
        boolean summary,
        List<String> types,
        List<String> targets,
        @Nullable CodeSet codes) {

    public boolean mandatory() {
        return min > 0;
    }
}
