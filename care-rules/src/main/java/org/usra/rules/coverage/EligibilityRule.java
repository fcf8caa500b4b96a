package org.usra.rules.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usra.rules.admission.EarlierStay;
import org.usra.rules.admission.ReferralHeld;

/** The order of decision at door 1. An emergency comes first and is never refused. */
public final class EligibilityRule {

    private EligibilityRule() {}

    public static AccessDecision decide(Eligibility asked, Instant now) {
        if (asked.emergency()) {
            return AccessDecision.ELIGIBLE_EMERGENCY;
        }
        AccessDecision obstacle = obstacle(asked);
        return obstacle == null ? ground(asked, now) : obstacle;
    }

    private static @Nullable AccessDecision obstacle(Eligibility asked) {
        if (!asked.inNetwork()) {
            return AccessDecision.OUT_OF_NETWORK;
        }
        if (!asked.contracted()) {
            return AccessDecision.PROVIDER_CONTRACT_SUSPENDED;
        }
        return switch (asked.cover()) {
            case IN_FORCE -> null;
            case SUSPENDED -> AccessDecision.COVERAGE_SUSPENDED;
            case ENDED -> AccessDecision.NOT_ACTIVE;
            case NONE -> AccessDecision.NOT_COVERED;
        };
    }

    private static AccessDecision ground(Eligibility asked, Instant now) {
        if (asked.ownUnit()) {
            return AccessDecision.ELIGIBLE_FAMILY_DOCTOR;
        }
        if (asked.directAccess()) {
            return AccessDecision.ELIGIBLE_DIRECT_ACCESS;
        }
        ReferralHeld referral = asked.referral();
        AccessDecision ofReferral = referral == null ? AccessDecision.REFERRAL_REQUIRED : judge(asked, referral, now);
        return !ofReferral.eligible() && isFollowUp(asked, now) ? AccessDecision.ELIGIBLE_FOLLOW_UP : ofReferral;
    }

    private static boolean isFollowUp(Eligibility asked, Instant now) {
        EarlierStay earlier = asked.earlier();
        return earlier != null
                && earlier.patient().equals(asked.patient())
                && earlier.hospital().equals(asked.hospital())
                && earlier.followUpUntil() != null
                && now.isBefore(earlier.followUpUntil());
    }

    private static AccessDecision judge(Eligibility asked, ReferralHeld referral, Instant now) {
        if (!referral.patient().equals(asked.patient())) {
            return AccessDecision.REFERRAL_REQUIRED;
        }
        if (asked.hospital() == null || !asked.hospital().equals(referral.holder())) {
            return AccessDecision.REFERRAL_HELD_BY_OTHER_PROVIDER;
        }
        if (!now.isBefore(referral.validTo())) {
            return AccessDecision.REFERRAL_EXPIRED;
        }
        if (!referral.status().equals("active") || now.isBefore(referral.validFrom())) {
            return AccessDecision.REFERRAL_REQUIRED;
        }
        if (asked.service() != null
                && referral.service() != null
                && !asked.service().equals(referral.service())) {
            return AccessDecision.REFERRAL_SCOPE_MISMATCH;
        }
        return AccessDecision.ELIGIBLE_REFERRAL;
    }
}
