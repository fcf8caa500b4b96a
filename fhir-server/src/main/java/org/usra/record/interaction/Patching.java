package org.usra.record.interaction;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Understands a patch: a JSON Patch (RFC 6902), or a <a href="https://hl7.org/fhir/R4/fhirpatch.html">FHIRPath Patch</a>. */
@Component
public class Patching {

    private final DocumentReader reader;

    Patching(DocumentReader reader) {
        this.reader = reader;
    }

    /** Reads a JSON Patch, which is an array, under the guard that reads resources. */
    public ResourceDocument readJsonPatch(InputStream body, InputLimits limits) {
        InputStream opening = new ByteArrayInputStream("{\"patch\":".getBytes(StandardCharsets.UTF_8));
        InputStream closing = new ByteArrayInputStream("}".getBytes(StandardCharsets.UTF_8));
        Enumeration<InputStream> parts = java.util.Collections.enumeration(List.of(opening, body, closing));
        ResourceDocument patch = reader.readJson(new SequenceInputStream(parts), limits);
        if (patch.root().size() != 1) {
            throw InteractionFault.malformed(
                    "Something stands behind the array of operations; a JSON Patch is this array alone.",
                    "بعد قائمة العمليات محتوى آخر، وJSON Patch هو هذه القائمة وحدها.",
                    "$");
        }
        return patch;
    }

    /** The patch as a function; in a Bundle a JSON Patch comes as a Binary. */
    UnaryOperator<ResourceDocument> read(ResourceDocument body) {
        if (body.root().has("patch")) {
            return JsonPatch.of(body.root().get("patch"));
        }
        return switch (body.type()) {
            case "Parameters" -> FhirPathPatch.of(body);
            case "Binary" ->
                JsonPatch.of(readJsonPatch(
                                new ByteArrayInputStream(
                                        decoded(body.root().path("data").asText())),
                                InputLimits.ORDINARY)
                        .root()
                        .get("patch"));
            default ->
                throw InteractionFault.malformed(
                        "A patch is a JSON Patch or a Parameters resource.",
                        "التعديل الجزئي إما JSON Patch وإما مورد Parameters.",
                        "resourceType");
        };
    }

    private static byte[] decoded(String data) {
        try {
            return Base64.getMimeDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw InteractionFault.malformed("data is not base64.", "الحقل data ليس base64.", "Binary.data");
        }
    }

    /** A patch changes what a resource says, never which resource it is. */
    static ResourceDocument requireSame(ResourceDocument before, ResourceDocument after) {
        if (!before.type().equals(after.type()) || !Objects.equals(before.id(), after.id())) {
            throw unusable("it changes the id or the type", "يغيّر المعرّف أو النوع");
        }
        return after;
    }

    static Refused unusable(String english, String arabic) {
        return new Refused(
                RefusalKind.INVALID,
                new Refusal(
                        "wrong-type",
                        "لا يمكن تطبيق هذا التعديل على السجل كما هو الآن: " + arabic + ".",
                        "The patch cannot be applied to the resource as it is: " + english + "."));
    }
}
