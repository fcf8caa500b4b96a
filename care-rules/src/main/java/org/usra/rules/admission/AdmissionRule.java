package org.usra.rules.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The admission rule: the grounds in their order, and the refusal with its remedy when none holds. */
public final class AdmissionRule {

    private AdmissionRule() {}

    /**
     * The ground on which this admission stands; throws {@link Refused} when there is none.
     *
     * @param backdate how far back an admission may begin
     */
    public static Ground groundOf(Admission admission, Instant now, Duration backdate) {
        requireRecent(admission, now, backdate);
        if (admission.isEmergency()) {
            return new Ground.Emergency();
        }
        return fromEmergency(admission)
                .or(() -> byReferral(admission, now))
                .or(() -> followUp(admission, now))
                .or(() -> directAccess(admission))
                .orElseThrow(() -> new Refused(RefusalKind.RULE, whyNot(admission, now)));
    }

    private static void requireRecent(Admission admission, Instant now, Duration backdate) {
        Instant starts = admission.starts();
        if (starts != null && starts.isBefore(now.minus(backdate))) {
            throw new Refused(
                    RefusalKind.RULE,
                    AdmissionRefusals.tooLate(backdate.toHours()).at("Encounter.period.start"));
        }
    }

    private static Optional<Ground> fromEmergency(Admission admission) {
        return Optional.ofNullable(admission.earlier())
                .filter(earlier -> admission.isInpatient() && sameStay(admission, earlier))
                .filter(earlier -> earlier.ground().equals("emergency"))
                .map(earlier -> new Ground.FromEmergency(earlier.encounter()));
    }

    private static Optional<Ground> byReferral(Admission admission, Instant now) {
        return Optional.ofNullable(admission.referral())
                .filter(referral -> fault(admission, referral, now) == null)
                .map(referral -> new Ground.ByReferral(referral.id()));
    }

    private static Optional<Ground> followUp(Admission admission, Instant now) {
        return Optional.ofNullable(admission.earlier())
                .filter(earlier -> sameStay(admission, earlier))
                .filter(earlier -> earlier.followUpUntil() != null && now.isBefore(earlier.followUpUntil()))
                .map(earlier -> new Ground.FollowUp(earlier.encounter()));
    }

    private static Optional<Ground> directAccess(Admission admission) {
        return Optional.ofNullable(admission.service())
                .filter(service -> admission.directAccess())
                .map(Ground.DirectAccess::new);
    }

    private static boolean sameStay(Admission admission, EarlierStay earlier) {
        return earlier.patient().equals(admission.patient())
                && earlier.hospital().equals(admission.hospital())
                && !earlier.encounter().equals(admission.encounter());
    }

    private static Refusal whyNot(Admission admission, Instant now) {
        ReferralHeld referral = admission.referral();
        Refusal fault = referral == null ? null : fault(admission, referral, now);
        return fault == null ? AdmissionRefusals.NEEDS_GROUND : fault;
    }

    /**
     * What is wrong with the referral. The holder comes before status and dates: a hospital learns nothing about a
     * referral that another one holds.
     */
    private static @Nullable Refusal fault(Admission admission, ReferralHeld referral, Instant now) {
        if (!referral.patient().equals(admission.patient())) {
            return AdmissionRefusals.NEEDS_GROUND;
        }
        if (!admission.hospital().equals(referral.holder())) {
            return AdmissionRefusals.HELD_BY_OTHER.at("Encounter.basedOn");
        }
        if (!now.isBefore(referral.validTo())) {
            return AdmissionRefusals.EXPIRED.at("Encounter.basedOn");
        }
        if (!referral.status().equals("active") || now.isBefore(referral.validFrom())) {
            return AdmissionRefusals.NOT_ACTIVE.at("Encounter.basedOn");
        }
        if (admission.service() != null
                && referral.service() != null
                && !admission.service().equals(referral.service())) {
            return AdmissionRefusals.OTHER_SERVICE.at("Encounter.serviceType");
        }
        if (referral.usedBy() != null && !referral.usedBy().equals(admission.encounter())) {
            return AdmissionRefusals.IN_USE.at("Encounter.basedOn");
        }
        return null;
    }
}
