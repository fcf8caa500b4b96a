package org.usra.record.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.row.Guard;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Values;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Who belongs to which household, and when. The database holds that a person is in one at a time. */
@Component
class HouseholdRows implements Derivation {

    private static final Refusal MEMBERSHIP_OPEN = new Refusal(
            "membership-open",
            "هذا الشخص مقيد في ملف أسرة آخر. أنهِ عضويته هناك أولًا أو انقله.",
            "This person belongs to another household. End that membership first, or transfer the person.");

    private final Pipeline pipeline;

    HouseholdRows(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Set<String> types() {
        return Set.of("Group");
    }

    @Override
    public void withdraw(Change change) {
        pipeline.add("delete from record.household_member where household = ?", List.of(change.id()));
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        if (Elements.code(root.path("code"), "group-type")
                .filter("household"::equals)
                .isEmpty()) {
            return;
        }
        List<JsonNode> members = Elements.items(root.path("member")).toList();
        for (int i = 0; i < members.size(); i++) {
            enter(change, i, members.get(i));
        }
    }

    private void enter(Change change, int ordinal, JsonNode member) {
        Optional<String> person = Elements.reference(member.path("entity"), "Patient");
        if (person.isEmpty()) {
            return;
        }
        Instant start = Elements.begins(member.path("period").path("start"));
        Instant opened = start == null ? change.at() : start;
        Instant closed = closed(change, member, opened);
        pipeline.add(
                """
                insert into record.household_member (household, ordinal, person, role, reason, opened, closed)
                values (?, ?, ?, ?, ?, ?, ?)""",
                Values.of(
                        change.id(),
                        ordinal,
                        person.get(),
                        Elements.text(Elements.extension(member, "member-role").path("valueCode")),
                        Elements.text(
                                Elements.extension(member, "member-reason").path("valueCode")),
                        opened,
                        closed),
                Guard.constraint(
                        "household_member",
                        person.get(),
                        () -> new Refused(
                                RefusalKind.CONFLICT, MEMBERSHIP_OPEN.at("Group.member[" + ordinal + "].entity"))));
    }

    private static @Nullable Instant closed(Change change, JsonNode member, Instant opened) {
        Instant end = Elements.begins(member.path("period").path("end"));
        boolean over = member.path("inactive").asBoolean()
                || !Elements.root(change.after()).path("active").asBoolean(true);
        Instant closed = end == null && over ? change.at() : end;
        return closed != null && closed.isBefore(opened) ? opened : closed;
    }
}
