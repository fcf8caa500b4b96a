package org.usra.record.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.CodeSet;
import org.usra.record.definition.Property;
import org.usra.rules.refusal.Refusal;

/** Required bindings of Coding and CodeableConcept: one coding at least must be of the set. */
final class RequiredCodes {

    private RequiredCodes() {}

    static @Nullable Refusal fault(ObjectNode value, Property property) {
        CodeSet codes = property.element().codes();
        if (codes == null) {
            return null;
        }
        if (property.type().equals("Coding")) {
            return holds(codes, value) ? null : fault(value, codes);
        }
        JsonNode codings = value.path("coding");
        if (codings.isEmpty()) {
            return null;
        }
        for (JsonNode coding : codings) {
            if (holds(codes, coding)) {
                return null;
            }
        }
        return fault(codings.get(0), codes);
    }

    private static boolean holds(CodeSet codes, JsonNode coding) {
        return codes.holds(coding.path("system").asText(), coding.path("code").asText());
    }

    private static Refusal fault(JsonNode coding, CodeSet codes) {
        String shown =
                coding.path("system").asText() + "|" + coding.path("code").asText();
        return StructureFault.unknownCode(shown, codes.name());
    }
}
