package org.usra.clinic.household;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** One line of a preview in words: what becomes of whom. */
public record EffectLine(String code, String subject, String from, String to) {

    static List<EffectLine> of(Parameters preview) {
        return preview.getParameter().stream()
                .filter(each -> each.getName().equals("effect"))
                .map(each -> new EffectLine(
                        part(each, "code")
                                .map(value -> ((Coding) value).getCode())
                                .orElse(""),
                        text(each, "subject"),
                        text(each, "from"),
                        text(each, "to")))
                .toList();
    }

    /** The codes of family roles are said in the reader's language. */
    public boolean isOfRoles() {
        return code.equals("role");
    }

    private static Optional<Type> part(ParametersParameterComponent effect, String name) {
        return effect.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(ParametersParameterComponent::getValue)
                .findFirst();
    }

    private static String text(ParametersParameterComponent effect, String name) {
        return part(effect, name)
                .map(value -> value instanceof Reference reference ? reference.getDisplay() : value.primitiveValue())
                .orElse("");
    }
}
