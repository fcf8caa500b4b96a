package org.usra.rules.prevention;

/** A dose of the schedule and how it stands. */
public record PlannedDose(ScheduledDose dose, DoseState state) {}
