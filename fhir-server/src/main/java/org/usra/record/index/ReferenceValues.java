package org.usra.record.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.path.Found;
import org.usra.record.path.Target;

/** References, by datatype: Reference, canonical, uri, or a resource that stands inside (Bundle.entry). */
final class ReferenceValues {

    private ReferenceValues() {}

    static void of(String parameter, Found found, Consumer<Reference> references) {
        if (found.value().isTextual()) {
            url(parameter, found.value().textValue(), references);
        } else if (found.type().equals("Reference")) {
            reference(parameter, found, references);
        } else if (found.value().has("resourceType") && found.text("id") != null) {
            references.accept(new Reference(parameter, found.type(), found.text("id"), null, null, null));
        }
    }

    private static void reference(String parameter, Found found, Consumer<Reference> references) {
        String text = found.text("reference");
        JsonNode identifier = found.value().path("identifier");
        String system = text(identifier, "system");
        String value = text(identifier, "value");
        // What is contained is part of this resource and is found by nothing else.
        boolean outside = text != null && !text.startsWith("#");
        if (!outside && value == null) {
            return;
        }
        Target target = outside && text != null ? Target.parse(text) : new Target(found.text("type"), null, null);
        references.accept(new Reference(parameter, target.type(), target.id(), target.url(), system, value));
    }

    private static void url(String parameter, String url, Consumer<Reference> references) {
        Target target = Target.parse(url);
        references.accept(new Reference(parameter, target.type(), target.id(), target.url(), null, null));
    }

    private static @Nullable String text(JsonNode parent, String child) {
        JsonNode node = parent.get(child);
        return node == null || !node.isTextual() ? null : node.textValue();
    }
}
