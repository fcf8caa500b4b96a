package org.usra.record.structure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Whether a resource is well formed: known elements, right types and numbers of values, valid formats, required codes,
 * harmless narrative.
 *
 * <p>{@code StructureAgainstHapiTest} holds its verdicts to those of HAPI's validator, which costs a thousand times more.
 */
@Component
public final class StructureCheck {

    private static final String SUBSETTED_SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private final FhirDefinitions definitions;

    public StructureCheck(FhirDefinitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Everything that is wrong, each with its element; empty when nothing is.
     *
     * @param importScope references may then point to types that FHIR does not allow there, and a narrative may be blank
     */
    public List<Refusal> check(ResourceDocument document, boolean importScope) {
        String type = document.type();
        if (!definitions.isResourceType(type)) {
            return List.of(StructureFault.unknownType(type));
        }
        List<Refusal> faults =
                new ArrayList<>(new StructureWalk(definitions.shapes(), importScope).faults(document.root()));
        int tag = 0;
        for (JsonNode coding : document.root().path("meta").path("tag")) {
            // What was read in part and is put back would lose the rest.
            if (coding.path("code").asText().equals("SUBSETTED")
                    && coding.path("system").asText().equals(SUBSETTED_SYSTEM)) {
                faults.add(StructureFault.partial().at(type + ".meta.tag[" + tag + "]"));
            }
            tag++;
        }
        return faults;
    }

    /** Refuses with 422 and every fault; an unknown type is 400, because nothing else can be said of it. */
    public void require(ResourceDocument document, boolean importScope) {
        List<Refusal> faults = check(document, importScope);
        if (!faults.isEmpty()) {
            boolean unknown = faults.getFirst().code().equals("unknown-type");
            throw new Refused(unknown ? RefusalKind.MALFORMED : RefusalKind.INVALID, faults);
        }
    }
}
