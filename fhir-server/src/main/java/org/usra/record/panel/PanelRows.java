package org.usra.record.panel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.record.family.Enrolment;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.panel.PanelRefusals;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * The counter of each panel, and its limit: whoever enrols people counts them first, which locks the panel, and is refused
 * if it holds too many then. Proof: ManyEnrolInOnePanelTest.
 */
@Component
class PanelRows implements Derivation {

    private final Panels panels;
    private final Doctors doctors;
    private final RuleBook rules;

    PanelRows(Panels panels, Doctors doctors, RuleBook rules) {
        this.panels = panels;
        this.doctors = doctors;
        this.rules = rules;
    }

    @Override
    public Set<String> types() {
        return Set.of("EpisodeOfCare");
    }

    /** The enrolments that are counted are rows of the family's room. */
    @Override
    public void withdraw(Change change) {}

    @Override
    public void derive(Change change) {}

    /** By the id of the doctor, so that two who change doctors in opposite directions do not wait for each other. */
    @Override
    public void sumUp(List<Change> changes) {
        gains(changes).forEach((doctor, gain) -> {
            if (gain.people() != 0) {
                panels.move(doctor, gain.people());
            }
        });
        Set<String> recounted = new TreeSet<>();
        changes.stream()
                .filter(change -> isEpisode(change) && isReindex(change))
                .forEach(change -> doctor(change.after(), false).ifPresent(recounted::add));
        recounted.forEach(panels::recount);
    }

    /** A register that is loaded tells what is so: the import scope is not held to the limit. */
    @Override
    public void judge(Caller caller, List<Change> changes) {
        if (!caller.imports()) {
            gains(changes).forEach((doctor, gain) -> {
                if (gain.people() > 0) {
                    requireRoom(doctor, gain);
                }
            });
        }
    }

    private void requireRoom(String doctor, Gain gain) {
        int limit = rules.number("enrolment.panel.limit", gain.last().at()).intValueExact();
        if (panels.enrolled(doctor) > limit) {
            throw new Refused(RefusalKind.CONFLICT, full(doctor, gain, limit).at("EpisodeOfCare.careManager"));
        }
    }

    /** Names the doctor of the same unit who has most room, if it is enough. */
    private Refusal full(String doctor, Gain gain, int limit) {
        record Room(String doctor, int people) {}
        String unit =
                Enrolment.of(Elements.root(gain.last().after())).orElseThrow().unit();
        return doctors.of(unit, gain.last().at()).stream()
                .filter(other -> !other.equals(doctor))
                .map(other -> new Room(other, limit - panels.enrolled(other)))
                .filter(room -> room.people() >= gain.people())
                .max(Comparator.comparingInt(Room::people).thenComparing(Room::doctor))
                .map(room -> PanelRefusals.full(limit, doctors.name(room.doctor()), room.people()))
                .orElseGet(() -> PanelRefusals.full(limit));
    }

    /**
     * By how many a panel grows in a transaction.
     *
     * @param last change that has to do with it; where it grows, one that enrols
     */
    private record Gain(int people, Change last) {

        Gain plus(Gain next) {
            return new Gain(people + next.people, next.people > 0 ? next.last : last);
        }
    }

    private static Map<String, Gain> gains(List<Change> changes) {
        Map<String, Gain> gains = new TreeMap<>();
        for (Change change : changes) {
            if (isEpisode(change) && !isReindex(change)) {
                doctor(change.before(), true)
                        .ifPresent(doctor -> gains.merge(doctor, new Gain(-1, change), Gain::plus));
                doctor(change.after(), true).ifPresent(doctor -> gains.merge(doctor, new Gain(1, change), Gain::plus));
            }
        }
        return gains;
    }

    private static boolean isEpisode(Change change) {
        return change.type().equals("EpisodeOfCare");
    }

    /** The very same document, as whoever derives again gives it. */
    private static boolean isReindex(Change change) {
        return change.before() != null && change.before() == change.after();
    }

    private static Optional<String> doctor(@Nullable ResourceDocument episode, boolean active) {
        return Enrolment.of(Elements.root(episode))
                .filter(enrolment -> !active || enrolment.isActive())
                .map(Enrolment::doctor);
    }
}
