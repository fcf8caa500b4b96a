package org.usra.record.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.family.SchemeResources;
import org.usra.record.outcome.Outcome;
import org.usra.record.search.PublicAddress;
import org.usra.rules.refusal.Refused;

/** The message that answers a message: ok or fatal-error, and an OperationOutcome that says what became of it. */
@Component
class MessageAnswer {

    private final PublicAddress address;
    private final Clock clock;

    MessageAnswer(PublicAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    byte[] done(Message message) {
        return of(message, "ok", Outcome.done("The event was carried out.", "نُفذ الحدث."));
    }

    byte[] quarantined(Message message, Refused refused) {
        ResourceDocument outcome = Outcome.of(refused);
        Outcome.note(
                outcome,
                "The message is in quarantine and nothing was changed. Do not send it again: it is replayed.",
                "الرسالة في الحجر ولم يتغير شيء. لا ترسلها مرة أخرى، فهي تُعاد معالجتها.");
        return of(message, "fatal-error", outcome);
    }

    byte[] rejected(Message message, Refused refused) {
        ResourceDocument outcome = Outcome.of(refused);
        Outcome.note(
                outcome,
                "The message does not keep the contract and nothing was changed. Send a right one under a new id.",
                "الرسالة تخالف العقد ولم يتغير شيء. أرسل رسالة صحيحة بمعرّف جديد.");
        return of(message, "fatal-error", outcome);
    }

    private byte[] of(Message message, String code, ResourceDocument outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String said = "urn:uuid:" + UUID.randomUUID();
        ObjectNode header = SchemeResources.resource("MessageHeader")
                .put("id", UUID.randomUUID().toString());
        header.set("eventCoding", message.header().path("eventCoding"));
        header.putArray("destination").addObject().put("endpoint", message.source());
        header.putObject("source").put("name", "Usra").put("endpoint", address.publicUrl());
        header.putObject("response")
                .put("identifier", message.id())
                .put("code", code)
                .putObject("details")
                .put("reference", said);
        ObjectNode bundle = SchemeResources.resource("Bundle").put("type", "message");
        bundle.put("timestamp", now.toString());
        ArrayNode entries = bundle.putArray("entry");
        entries.addObject()
                .put("fullUrl", "urn:uuid:" + header.path("id").asText())
                .set("resource", header);
        entries.addObject().put("fullUrl", said).set("resource", outcome.root());
        return ResourceDocument.of(bundle).toBytes();
    }
}
