package org.usra.record.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * One message of an authority, so far as it must be readable to be kept at all: who sent it, and its id.
 *
 * <p>Source: R4 messaging, https://hl7.org/fhir/R4/messaging.html
 *
 * @param source MessageHeader.source.endpoint
 * @param id MessageHeader.id
 * @param event the code in {@code CodeSystem/civil-event}; what another system says is no event of ours and empty
 */
record Message(String source, String id, String event, ResourceDocument bundle) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final int LONGEST_SOURCE = 500;

    /** Refuses with 400 what cannot be kept. */
    static Message of(ResourceDocument bundle) {
        JsonNode root = bundle.root();
        JsonNode header = root.path("entry").path(0).path("resource");
        if (!root.path("type").asText().equals("message")
                || !header.path("resourceType").asText().equals("MessageHeader")) {
            throw malformed(
                    "أرسل Bundle من النوع message يبدأ بـ MessageHeader.",
                    "Send a Bundle of type message that begins with a MessageHeader.",
                    "Bundle.entry[0].resource");
        }
        String id = header.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw malformed(
                    "الرسالة بلا MessageHeader.id صحيح، وبه تُعرف إذا أُرسلت مرتين.",
                    "The message has no valid MessageHeader.id, by which it is known when it is sent twice.",
                    "MessageHeader.id");
        }
        String source = header.path("source").path("endpoint").asText();
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw malformed(
                    "الرسالة لا تذكر مرسلها في MessageHeader.source.endpoint.",
                    "The message does not name its sender in MessageHeader.source.endpoint.",
                    "MessageHeader.source.endpoint");
        }
        JsonNode coding = header.path("eventCoding");
        boolean ours = coding.path("system").asText().equals(Canonical.codeSystem("civil-event"));
        return new Message(source, id, ours ? coding.path("code").asText() : "", bundle);
    }

    JsonNode header() {
        return bundle.root().path("entry").path(0).path("resource");
    }

    /** Of what is said, not of the envelope. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(bundle.root().path("entry").toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refused malformed(String arabic, String english, String element) {
        return new Refused(RefusalKind.MALFORMED, new Refusal("missing-element", arabic, english, element));
    }
}
