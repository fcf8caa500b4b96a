package org.usra.record.path;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.ElementShapes;

/**
 * Where a reference points, as far as its own text says.
 *
 * @param type of the target, where it is known
 * @param id on this server, for a relative reference
 * @param url for every other reference: absolute, urn, or a fragment of a contained resource
 */
public record Target(
        @Nullable String type,
        @Nullable String id,
        @Nullable String url) {

    private static final Target NOWHERE = new Target(null, null, null);

    static Target of(Found reference, Found resource) {
        String text = reference.shape() == null ? null : reference.text("reference");
        Target target = text == null ? NOWHERE : parse(text);
        if (target.url != null && target.url.startsWith("#")) {
            return new Target(containedType(target.url.substring(1), resource.value()), null, target.url);
        }
        String declared = reference.shape() == null ? null : reference.text("type");
        return target.type == null && declared != null ? new Target(declared, target.id, target.url) : target;
    }

    /** {@code Patient/7}, {@code Patient/7/_history/2}, or anything else as a URL with the type that its end names. */
    public static Target parse(String reference) {
        String plain = reference;
        int history = plain.indexOf("/_history/");
        if (history >= 0) {
            plain = plain.substring(0, history);
        }
        int last = plain.lastIndexOf('/');
        if (last <= 0 || plain.startsWith("urn:") || plain.startsWith("#")) {
            return new Target(null, null, reference);
        }
        int before = plain.lastIndexOf('/', last - 1);
        String type = plain.substring(before + 1, last);
        String known = ElementShapes.r4().isResourceType(type) ? type : null;
        boolean relative = before < 0 && known != null;
        return relative ? new Target(known, plain.substring(last + 1), null) : new Target(known, null, reference);
    }

    private static @Nullable String containedType(String id, JsonNode root) {
        for (JsonNode contained : root.path("contained")) {
            if (id.equals(contained.path("id").asText())) {
                return contained.path("resourceType").asText();
            }
        }
        return null;
    }
}
