package org.usra.rules.prevention;

import java.time.LocalDate;

/** How a dose of the schedule stands for one child on one day. */
public sealed interface DoseState {

    /** It was given. */
    record Given(GivenDose dose) implements DoseState {}

    /** Its day has not come, or the dose before it is too recent or still missing. */
    record NotYet(Window window) implements DoseState {}

    /** It is to be given now. */
    record Due(Window window) implements DoseState {}

    /** It should have been given, and still can be. */
    record Overdue(Window window) implements DoseState {}

    /**
     * It was not given and is not given any more.
     *
     * @param last the last day on which it could be
     */
    record TooOld(LocalDate last) implements DoseState {}

    /** From its first day until its last day a dose is due; later it is overdue. */
    record Window(LocalDate from, LocalDate until) {}
}
