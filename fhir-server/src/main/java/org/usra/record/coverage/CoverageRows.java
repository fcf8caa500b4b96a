package org.usra.record.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.commit.Ties;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Values;

/** When a person is covered and by whom. The payer keeps sight of whom it has covered, also afterwards. */
@Component
class CoverageRows implements Derivation {

    private final Pipeline pipeline;
    private final Ties ties;

    CoverageRows(Pipeline pipeline, Ties ties) {
        this.pipeline = pipeline;
        this.ties = ties;
    }

    @Override
    public Set<String> types() {
        return Set.of("Coverage");
    }

    @Override
    public void withdraw(Change change) {
        pipeline.add("delete from record.coverage_period where coverage = ?", List.of(change.id()));
        ties.unrelate("Coverage/" + change.id());
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        Optional<String> person = Elements.reference(root.path("beneficiary"), "Patient");
        List<String> payers = Elements.references(root.path("payor"), "Organization");
        String status = root.path("status").asText();
        if (person.isEmpty() || payers.isEmpty() || status.equals("entered-in-error") || status.equals("draft")) {
            return;
        }
        Instant start = Elements.begins(root.path("period").path("start"));
        Instant opened = start == null ? change.at() : start;
        Instant closed = Elements.isOver(root.path("period").path("end"));
        pipeline.add(
                """
                        insert into record.coverage_period (coverage, person, payer, status, category, opened, closed)
                        values (?, ?, ?, ?, ?, ?, ?)""",
                Values.of(
                        change.id(),
                        person.get(),
                        payers.getFirst(),
                        status,
                        Elements.text(root.path("class").path(0).path("value")),
                        opened,
                        closed));
        for (String payer : payers) {
            ties.relate("Coverage/" + change.id(), person.get(), payer, "coverage", opened, null);
        }
    }
}
