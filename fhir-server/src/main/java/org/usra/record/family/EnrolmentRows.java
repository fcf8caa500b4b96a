package org.usra.record.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.commit.Ties;
import org.usra.record.row.Guard;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Values;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Enrolment with a family doctor, which opens the record to the unit. The database holds that one is active at a time. */
@Component
class EnrolmentRows implements Derivation {

    private static final Refusal ACTIVE = new Refusal(
            "enrolment-active",
            "هذا الشخص مسجل لدى طبيب أسرة بالفعل. أنهِ التسجيل السابق أولًا.",
            "This person is enrolled with a family doctor already. End that enrolment first.",
            "EpisodeOfCare.patient");

    private final Pipeline pipeline;
    private final Ties ties;

    EnrolmentRows(Pipeline pipeline, Ties ties) {
        this.pipeline = pipeline;
        this.ties = ties;
    }

    @Override
    public Set<String> types() {
        return Set.of("EpisodeOfCare");
    }

    @Override
    public void withdraw(Change change) {
        pipeline.add("delete from record.enrolment where episode = ?", List.of(change.id()));
        ties.unrelate("EpisodeOfCare/" + change.id());
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        Enrolment.of(root).ifPresent(enrolment -> enter(change, root, enrolment));
    }

    private void enter(Change change, JsonNode root, Enrolment enrolment) {
        Instant start = Elements.begins(root.path("period").path("start"));
        Instant opened = start == null ? change.at() : start;
        Instant closed = closed(change, root, enrolment.status());
        pipeline.add(
                """
                insert into record.enrolment (episode, person, unit, doctor, status, opened, closed)
                values (?, ?, ?, ?, ?, ?, ?)""",
                Values.of(
                        change.id(),
                        enrolment.person(),
                        enrolment.unit(),
                        enrolment.doctor(),
                        enrolment.status(),
                        opened,
                        closed),
                Guard.constraint("enrolment", enrolment.person(), () -> new Refused(RefusalKind.CONFLICT, ACTIVE)));
        if (enrolment.isActive() || closed != null) {
            ties.relate(
                    "EpisodeOfCare/" + change.id(), enrolment.person(), enrolment.unit(), "enrolment", opened, closed);
        }
    }

    private static @Nullable Instant closed(Change change, JsonNode root, String status) {
        Instant end = Elements.isOver(root.path("period").path("end"));
        boolean over = status.equals("finished") || status.equals("cancelled");
        return end == null && over ? change.at() : end;
    }
}
