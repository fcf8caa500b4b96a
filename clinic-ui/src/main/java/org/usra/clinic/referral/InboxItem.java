package org.usra.clinic.referral;

import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.person.PersonCard;

/**
 * One thing that waits for the unit.
 *
 * @param kind referral, follow-up or recall
 * @param stage the business status of a referral, empty for the others
 * @param overdue whether its due date has passed
 */
public record InboxItem(
        String task,
        String version,
        String kind,
        String stage,
        String text,
        String priority,
        @Nullable PersonCard person,
        @Nullable Date due,
        boolean overdue,
        String from,
        String href) {}
