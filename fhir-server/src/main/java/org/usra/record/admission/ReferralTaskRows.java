package org.usra.record.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.commit.Ties;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Values;

/** The Tasks of a referral; a fulfilment Task opens the patient's record to the hospital that owns it. */
@Component
class ReferralTaskRows implements Derivation {

    private static final Set<String> ENDED = Set.of("completed", "cancelled", "failed", "rejected");

    private final Pipeline pipeline;
    private final Ties ties;

    ReferralTaskRows(Pipeline pipeline, Ties ties) {
        this.pipeline = pipeline;
        this.ties = ties;
    }

    @Override
    public Set<String> types() {
        return Set.of("Task");
    }

    @Override
    public void withdraw(Change change) {
        if (hadNone(change)) {
            return;
        }
        pipeline.add("delete from record.referral_task where task = ?", List.of(change.id()));
        ties.unrelate("Task/" + change.id());
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        Optional<String> referral = referral(root);
        Optional<String> owner = Elements.reference(root.path("owner"), "Organization");
        String status = root.path("status").asText();
        if (referral.isEmpty() || status.equals("entered-in-error")) {
            return;
        }
        pipeline.add(
                "insert into record.referral_task (task, referral, owner, status) values (?, ?, ?, ?)",
                Values.of(change.id(), referral.get(), owner.orElse(null), status));
        Optional<String> patient = Elements.reference(root.path("for"), "Patient");
        boolean fulfilment = !Elements.references(root.path("partOf"), "Task").isEmpty();
        if (fulfilment && patient.isPresent() && owner.isPresent()) {
            Instant authored = Elements.begins(root.path("authoredOn"));
            ties.relate(
                    "Task/" + change.id(),
                    patient.get(),
                    owner.get(),
                    "referral",
                    authored == null ? change.at() : authored,
                    closed(change, root, status));
        }
    }

    /** A Task of no referral has no rows to take back. The very same document is a reindex, which trusts no row. */
    private static boolean hadNone(Change change) {
        return change.before() != change.after()
                && referral(Elements.root(change.before())).isEmpty();
    }

    private static Optional<String> referral(JsonNode root) {
        return Stream.concat(
                        Elements.reference(root.path("focus"), "ServiceRequest").stream(),
                        Elements.references(root.path("basedOn"), "ServiceRequest").stream())
                .findFirst();
    }

    private static @Nullable Instant closed(Change change, JsonNode root, String status) {
        if (!ENDED.contains(status)) {
            return null;
        }
        Instant modified = Elements.begins(root.path("lastModified"));
        return modified == null ? change.at() : modified;
    }
}
