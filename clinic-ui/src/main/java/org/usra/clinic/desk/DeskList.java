package org.usra.clinic.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The tiles of the desk: each is a list of referrals at one stage. */
public enum DeskList {
    NEW("new", "awaiting-acceptance", "in-triage"),
    INFORMATION("information", "awaiting-information"),
    TO_BOOK(
            "to-book",
            "accepted-awaiting-booking",
            "appointment-cancelled-provider",
            "appointment-cancelled-patient",
            "no-show"),
    BOOKED("booked", "booked"),
    WITHDRAWAL("withdrawal", "cancellation-requested"),
    IN_HOUSE("in-house", "arrived", "admitted", "visit-completed"),
    REPORT_DUE("report-due", "discharged-report-due"),
    CLOSED("closed");

    private final String code;
    private final Set<String> stages;

    DeskList(String code, String... stages) {
        this.code = code;
        this.stages = Set.of(stages);
    }

    public String code() {
        return code;
    }

    /** Everything that is in no other list has ended: declined, reported, cancelled. */
    public boolean holds(DeskItem item) {
        return this == CLOSED ? of(item) == CLOSED : stages.contains(item.stage());
    }

    static DeskList of(DeskItem item) {
        return Arrays.stream(values())
                .filter(list -> list != CLOSED && list.stages.contains(item.stage()))
                .findFirst()
                .orElse(CLOSED);
    }

    static DeskList named(String code) {
        return Arrays.stream(values())
                .filter(list -> list.code.equals(code))
                .findFirst()
                .orElse(NEW);
    }

    /** A tile: how many referrals its list holds, and how many of them are urgent. */
    public record Tile(DeskList list, long count, long urgent) {

        static Tile of(DeskList list, List<DeskItem> items) {
            List<DeskItem> held = items.stream().filter(list::holds).toList();
            return new Tile(
                    list,
                    held.size(),
                    held.stream()
                            .filter(item -> !item.priority().equals("routine"))
                            .count());
        }
    }
}
