package org.usra.referral.vocabulary;

import java.util.Set;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** What an operation was given: each missing or wrong input is refused by name. */
public final class Inputs {

    private Inputs() {}

    /** The text, or a refusal naming the parameter. */
    public static String text(String name, @Nullable PrimitiveType<?> value) {
        String text = value == null ? null : value.getValueAsString();
        if (text == null || text.isBlank()) {
            throw missing(name);
        }
        return text;
    }

    /** The text, or null when it was not given. */
    public static @Nullable String optional(@Nullable PrimitiveType<?> value) {
        return value == null || value.isEmpty() ? null : value.getValueAsString();
    }

    /** The text, which is one of these codes. */
    public static String oneOf(String name, @Nullable PrimitiveType<?> value, Set<String> codes) {
        String code = text(name, value);
        if (!codes.contains(code)) {
            String known = String.join(", ", codes.stream().sorted().toList());
            throw new Refused(
                    RefusalKind.INVALID,
                    new Refusal(
                            "wrong-type",
                            "القيمة «" + code + "» غير معروفة في " + name + ". القيم المقبولة: " + known + ".",
                            "\"" + code + "\" is not known for " + name + ". Known are: " + known + ".",
                            "Parameters.parameter.where(name='" + name + "')"));
        }
        return code;
    }

    /** The id in a reference to this type, given as {@code Type/id}. */
    public static String id(String name, String type, @Nullable Reference reference) {
        if (reference == null || reference.getReference() == null) {
            throw missing(name);
        }
        if (!type.equals(reference.getReferenceElement().getResourceType())) {
            throw new Refused(
                    RefusalKind.INVALID,
                    new Refusal(
                            "wrong-type",
                            name + " يجب أن يشير إلى " + type + ".",
                            name + " must refer to a " + type + ".",
                            "Parameters.parameter.where(name='" + name + "')"));
        }
        return reference.getReferenceElement().getIdPart();
    }

    public static Refused missing(String name) {
        return new Refused(
                RefusalKind.INVALID,
                new Refusal(
                        "missing-element",
                        "الحقل " + name + " مطلوب.",
                        "The input " + name + " is required.",
                        "Parameters.parameter.where(name='" + name + "')"));
    }
}
