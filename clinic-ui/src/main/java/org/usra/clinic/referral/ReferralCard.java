package org.usra.clinic.referral;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.family.ReferralLine;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Actor;
import org.usra.rules.referral.Lifecycle;
import org.usra.rules.referral.Stage;

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
    public record Step(@Nullable Date at, String stage, String where, String why) {

        /** Two Tasks, or two versions of one, that say the same; only the hospital's own says where. */
        boolean isSameAs(Step next) {
            return stage.equals(next.stage) && (where.equals(next.where) || where.isEmpty() || next.where.isEmpty());
        }

        Step with(Step same) {
            return new Step(at, stage, where.isEmpty() ? same.where : where, why.isEmpty() ? same.why : why);
        }
    }

    /**
     * An appointment, held, booked or ended.
     *
     * @param why the reason in words where it was cancelled
     */
    public record BookingLine(String id, @Nullable Date start, String status, String place, String why) {

        public boolean booked() {
            return status.equals("booked");
        }
    }

    /** The hospital's answer: its sections in order. */
    public record ReportCard(String id, @Nullable Date date, String from, List<Section> sections) {}

    /** A section of the report as plain text. */
    public record Section(String title, String text) {}

    public boolean open() {
        return line.status().equals("active") || line.status().equals("on-hold");
    }

    /** Whether the patient may choose now, or choose again. */
    public boolean mayChoose() {
        return open() && (stage.isEmpty() || isOpenToPatient(Action.CHOOSE));
    }

    public boolean mayCancel() {
        return booking().isPresent() && isOpenToPatient(Action.CANCEL_APPOINTMENT);
    }

    private boolean isOpenToPatient(Action action) {
        return Stage.of(stage)
                .filter(each ->
                        Lifecycle.OF_THE_SCHEME.available(each, Actor.PATIENT).contains(action))
                .isPresent();
    }

    /** The appointment that another choice would give up. */
    public Optional<BookingLine> booking() {
        return bookings.stream().filter(BookingLine::booked).findFirst();
    }

    public boolean mayClose() {
        return !coordinationTask.id().isEmpty()
                && (stage.equals("report-delivered") || stage.equals("advice-returned"));
    }
}
