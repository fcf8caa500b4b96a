package org.usra.rules.prevention;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of one child on one day, with catch-up: a dose that comes late moves those that follow it by their least
 * interval.
 *
 * <p>The doses of a vaccine are counted by their dates. One that was given sooner after the dose before than the schedule
 * allows does not count, so that what was recorded twice is no second dose.
 */
public final class VaccinationPlan {

    private final LocalDate birth;
    private final LocalDate day;
    private final Map<String, Deque<GivenDose>> given = new HashMap<>();
    private final Map<String, DoseState> states = new HashMap<>();

    private VaccinationPlan(LocalDate birth, LocalDate day) {
        this.birth = birth;
        this.day = day;
    }

    /** Every dose of the schedule, by age; a dose follows one of an earlier age. */
    public static List<PlannedDose> of(
            LocalDate birth, List<GivenDose> given, List<ScheduledDose> schedule, LocalDate day) {
        VaccinationPlan plan = new VaccinationPlan(birth, day);
        given.stream()
                .filter(dose -> !dose.date().isBefore(birth) && !dose.date().isAfter(day))
                .sorted(Comparator.comparing(GivenDose::date).thenComparing(GivenDose::id))
                .forEach(dose -> plan.given
                        .computeIfAbsent(dose.vaccine(), unseen -> new ArrayDeque<>())
                        .add(dose));
        List<PlannedDose> planned = new ArrayList<>();
        schedule.stream()
                .sorted(Comparator.comparing(ScheduledDose::ageMonths)
                        .thenComparing(ScheduledDose::vaccine)
                        .thenComparing(ScheduledDose::dose))
                .forEach(dose -> planned.add(new PlannedDose(dose, plan.judge(dose))));
        return planned;
    }

    private DoseState judge(ScheduledDose dose) {
        DoseState state = counted(dose).<DoseState>map(DoseState.Given::new).orElseGet(() -> ungiven(dose));
        states.put(key(dose.vaccine(), dose.dose()), state);
        return state;
    }

    /** The next recorded dose of the vaccine that was not too soon. */
    private Optional<GivenDose> counted(ScheduledDose dose) {
        Deque<GivenDose> left = given.getOrDefault(dose.vaccine(), new ArrayDeque<>());
        ScheduledDose.Earlier follows = dose.follows();
        LocalDate soonest = follows != null && before(follows) instanceof DoseState.Given earlier
                ? earlier.dose().date().plusDays(follows.days())
                : birth;
        while (!left.isEmpty() && left.getFirst().date().isBefore(soonest)) {
            left.removeFirst();
        }
        return Optional.ofNullable(left.pollFirst());
    }

    private DoseState ungiven(ScheduledDose dose) {
        LocalDate last = birth.plusMonths(dose.maxAgeMonths()).minusDays(1);
        LocalDate from = from(dose).filter(day -> !day.isAfter(last)).orElse(null);
        if (from == null || day.isAfter(last)) {
            return new DoseState.TooOld(last);
        }
        LocalDate until = earlier(from.plusDays(dose.dueDays()), last);
        DoseState.Window window = new DoseState.Window(from, until);
        if (day.isBefore(from)) {
            return new DoseState.NotYet(window);
        }
        return day.isAfter(until) ? new DoseState.Overdue(window) : new DoseState.Due(window);
    }

    /** Nothing follows a dose that was outgrown; one that is missing is reckoned as given today, or on its first day. */
    private Optional<LocalDate> from(ScheduledDose dose) {
        LocalDate byAge = birth.plusMonths(dose.ageMonths());
        ScheduledDose.Earlier follows = dose.follows();
        DoseState before = follows == null ? null : before(follows);
        if (follows == null || before == null) {
            return Optional.of(byAge);
        }
        Optional<LocalDate> given = switch (before) {
            case DoseState.Given state -> Optional.of(state.dose().date());
            case DoseState.NotYet state -> Optional.of(state.window().from());
            case DoseState.Due unused -> Optional.of(day);
            case DoseState.Overdue unused -> Optional.of(day);
            case DoseState.TooOld unused -> Optional.empty();
        };
        return given.map(date -> later(byAge, date.plusDays(follows.days())));
    }

    private @Nullable DoseState before(ScheduledDose.Earlier follows) {
        return states.get(key(follows.vaccine(), follows.dose()));
    }

    private static String key(String vaccine, int dose) {
        return vaccine + " " + dose;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
