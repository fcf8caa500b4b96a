package org.usra.record.coverage;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.admission.DirectAccessTable;
import org.usra.record.admission.Grounds;
import org.usra.record.coverage.Covers.Cover;
import org.usra.record.directory.Facilities;
import org.usra.record.directory.Facilities.Facility;
import org.usra.rules.admission.ReferralHeld;
import org.usra.rules.coverage.AccessDecision;
import org.usra.rules.coverage.CoverState;
import org.usra.rules.coverage.Eligibility;
import org.usra.rules.coverage.EligibilityRule;

/** Gathers what is known about a question and lets the rule decide. */
@Component
class DecidingEligibility {

    private final Covers covers;
    private final Facilities facilities;
    private final Grounds grounds;
    private final DirectAccessTable directAccess;

    DecidingEligibility(Covers covers, Facilities facilities, Grounds grounds, DirectAccessTable directAccess) {
        this.covers = covers;
        this.facilities = facilities;
        this.grounds = grounds;
        this.directAccess = directAccess;
    }

    /**
     * @param hospital the hospital that may admit by this decision; null where nobody admits (a unit)
     * @param referral the referral that the decision rests on, if it does
     */
    record Decided(
            AccessDecision decision,
            Optional<Cover> cover,
            @Nullable String hospital,
            @Nullable ReferralHeld referral) {}

    Decided decide(EligibilityQuestion question, @Nullable String provider, Instant now) {
        Optional<Facility> facility = provider == null ? Optional.empty() : facilities.of(provider, now);
        String hospital =
                facility.filter(Facility::isHospital).map(Facility::id).orElse(null);
        Optional<Cover> cover = covers.of(question.patient(), now);
        ReferralHeld referral = referral(question, hospital);
        Eligibility asked = new Eligibility(
                question.emergency(),
                cover.map(each -> each.at(now)).orElse(CoverState.NONE),
                question.patient(),
                hospital,
                facility.filter(each ->
                                each.kind().equals("unit") && covers.isEnrolledAt(question.patient(), each.id()))
                        .isPresent(),
                facility.isPresent(),
                facility.filter(Facility::isContracted).isPresent(),
                question.service(),
                directAccess.opens(question.service(), question.patient(), now),
                referral,
                hospital == null
                        ? null
                        : grounds.openEpisode(question.patient(), hospital, now).orElse(null));
        AccessDecision decision = EligibilityRule.decide(asked, now);
        return new Decided(decision, cover, hospital, decision == AccessDecision.ELIGIBLE_REFERRAL ? referral : null);
    }

    /** The referral that was named, or the one that fits best. */
    private @Nullable ReferralHeld referral(EligibilityQuestion question, @Nullable String hospital) {
        return question.referral() == null
                ? grounds.referralFor(question.patient(), hospital, question.service())
                        .orElse(null)
                : grounds.lockReferral(question.referral()).orElse(null);
    }
}
