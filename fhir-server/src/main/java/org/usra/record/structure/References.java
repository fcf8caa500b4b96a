package org.usra.record.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Element;
import org.usra.record.path.Target;
import org.usra.rules.refusal.Refusal;

/** What a reference must look like: {@code Type/id}, an absolute address, or a contained resource. */
final class References {

    private final boolean anyTarget;

    /** @param anyTarget the import scope keeps references to types that R4 does not list for the element */
    References(boolean anyTarget) {
        this.anyTarget = anyTarget;
    }

    @Nullable
    Refusal fault(ObjectNode object, Element element, Set<String> contained) {
        JsonNode node = object.get("reference");
        if (node == null || !node.isTextual()) {
            return null;
        }
        String reference = node.textValue();
        if (reference.startsWith("#")) {
            boolean known = reference.length() == 1 || contained.contains(reference.substring(1));
            return known ? null : StructureFault.notContained(reference);
        }
        if (isConditional(reference)) {
            return null;
        }
        Target target = Target.parse(reference);
        boolean relative = target.id() != null;
        if (relative ? !Primitives.isId(target.id()) : !isAbsolute(reference)) {
            return StructureFault.badReference(reference);
        }
        String type = target.type();
        boolean allowed =
                type == null || element.targets().isEmpty() || element.targets().contains(type);
        return allowed || anyTarget
                ? null
                : StructureFault.wrongTarget(reference, String.join(", ", element.targets()));
    }

    // Patient?identifier=… : whether it finds its one target is for the interaction to say.
    private static boolean isConditional(String reference) {
        int query = reference.indexOf('?');
        return query > 0 && Target.parse(reference.substring(0, query) + "/x").id() != null;
    }

    private static boolean isAbsolute(String reference) {
        int colon = reference.indexOf(':');
        if (colon <= 0) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = reference.charAt(i);
            boolean scheme =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (i > 0 && "0123456789+-.".indexOf(c) >= 0);
            if (!scheme) {
                return false;
            }
        }
        return reference.length() > colon + 1;
    }
}
