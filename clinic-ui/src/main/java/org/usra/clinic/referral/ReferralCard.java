package org.usra.clinic.referral;

import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.family.ReferralLine;

/**
 * A referral as everyone concerned sees it.
 *
 * @param coordinationTask the Task that the unit and the patient follow
 * @param hospitalTask the newest Task of a hospital that was asked
 * @param stage the business status of that Task
 * @param chosen the hospital that the patient chose, empty before
 * @param list the snapshot that was offered, empty before
 */
public record ReferralCard(
        ReferralLine line,
        String patient,
        String requester,
        String unit,
        String reason,
        String question,
        @Nullable Date validUntil,
        TaskKey coordinationTask,
        TaskKey hospitalTask,
        String stage,
        String chosen,
        Choice choice,
        String list,
        List<CandidateCard> candidates,
        List<Step> history,
        List<BookingLine> bookings,
        List<ReportCard> reports) {

    /** A Task and the version that this page shows: operations are refused when it has moved on. */
    public record TaskKey(String id, String version) {

        public static final TaskKey NONE = new TaskKey("", "");
    }

    /** Who chose, through which channel, and when. */
    public record Choice(
            String chooser, String channel, @Nullable Date at) {

        static final Choice NONE = new Choice("", "", null);
    }

    /** One move of the referral: when, to which stage, at which hospital. */
    public record Step(@Nullable Date at, String stage, String where, String why) {}

    /** A booked or held appointment. */
    public record BookingLine(@Nullable Date start, String status, String place) {}

    /** The hospital's answer: its sections in order. */
    public record ReportCard(String id, @Nullable Date date, String from, List<Section> sections) {}

    /** A section of the report as plain text. */
    public record Section(String title, String text) {}

    /** Whether the patient may choose now, or choose again. */
    public boolean open() {
        return line.status().equals("active") || line.status().equals("on-hold");
    }

    public boolean mayChoose() {
        return open()
                && List.of(
                                "awaiting-choice",
                                "rerouting",
                                "awaiting-acceptance",
                                "in-triage",
                                "accepted-awaiting-booking",
                                "advice-returned",
                                "")
                        .contains(stage);
    }

    public boolean mayClose() {
        return !coordinationTask.id().isEmpty()
                && (stage.equals("report-delivered") || stage.equals("advice-returned"));
    }
}
