package org.usra.record.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.row.Pipeline;
import org.usra.rules.naming.Canonical;

/** The conditions a person has now, for the rows of the direct-access table that ask for one. */
@Component
class ConditionRows implements Derivation {

    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved", "refuted", "entered-in-error");

    private final Pipeline pipeline;

    ConditionRows(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Set<String> types() {
        return Set.of("Condition");
    }

    @Override
    public void withdraw(Change change) {
        pipeline.add("delete from record.person_condition where condition = ?", List.of(change.id()));
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        boolean over = Stream.of("clinicalStatus", "verificationStatus")
                .flatMap(status -> Elements.items(root.path(status).path("coding")))
                .anyMatch(coding -> OVER.contains(coding.path("code").asText()));
        if (over) {
            return;
        }
        Elements.reference(root.path("subject"), "Patient")
                .ifPresent(patient -> Elements.items(root.path("code").path("coding"))
                        .filter(coding -> coding.path("system").asText().equals(Canonical.codeSystem("diagnosis")))
                        .map(coding -> coding.path("code").asText())
                        .distinct()
                        .forEach(code -> pipeline.add(
                                "insert into record.person_condition (condition, patient, code) values (?, ?, ?)",
                                List.of(change.id(), patient, code))));
    }
}
