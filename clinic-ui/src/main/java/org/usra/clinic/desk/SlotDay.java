package org.usra.clinic.desk;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;

/** The free times of one day. */
public record SlotDay(LocalDate day, List<Time> times) {

    /** A free time that can be booked. */
    public record Time(String slot, Date start) {}
}
