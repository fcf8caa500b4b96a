package org.usra.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.rules.admission.EarlierStay;
import org.usra.rules.admission.ReferralHeld;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForEligibilityTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static Eligibility asked(boolean emergency, CoverState cover, @Nullable ReferralHeld referral) {
        return new Eligibility(
                emergency, cover, "p", "h-alsalam", false, true, true, "cardiology", false, referral, null);
    }

    private static ReferralHeld referral(@Nullable String holder, String service, Duration left) {
        return new ReferralHeld(
                "sr", "p", service, "active", NOW.minus(Duration.ofDays(10)), NOW.plus(left), holder, null);
    }

    private static AccessDecision decide(Eligibility asked) {
        return EligibilityRule.decide(asked, NOW);
    }

    @Test
    void an_emergency_is_eligible_whatever_the_cover_says() {
        for (CoverState cover : CoverState.values()) {
            assertThat(decide(asked(true, cover, null))).isEqualTo(AccessDecision.ELIGIBLE_EMERGENCY);
        }
    }

    @Test
    void cover_comes_before_the_ground() {
        ReferralHeld referral = referral("h-alsalam", "cardiology", Duration.ofDays(5));
        assertThat(decide(asked(false, CoverState.SUSPENDED, referral))).isEqualTo(AccessDecision.COVERAGE_SUSPENDED);
        assertThat(decide(asked(false, CoverState.ENDED, referral))).isEqualTo(AccessDecision.NOT_ACTIVE);
        assertThat(decide(asked(false, CoverState.NONE, referral))).isEqualTo(AccessDecision.NOT_COVERED);
    }

    @Test
    void a_valid_referral_of_this_hospital_makes_eligible() {
        assertThat(decide(asked(false, CoverState.IN_FORCE, referral("h-alsalam", "cardiology", Duration.ofDays(5)))))
                .isEqualTo(AccessDecision.ELIGIBLE_REFERRAL);
    }

    @Test
    void each_fault_of_a_referral_has_its_own_answer() {
        assertThat(decide(asked(false, CoverState.IN_FORCE, null))).isEqualTo(AccessDecision.REFERRAL_REQUIRED);
        assertThat(decide(asked(false, CoverState.IN_FORCE, referral("h-alsalam", "cardiology", Duration.ofDays(-1)))))
                .isEqualTo(AccessDecision.REFERRAL_EXPIRED);
        assertThat(decide(asked(false, CoverState.IN_FORCE, referral(null, "cardiology", Duration.ofDays(5)))))
                .isEqualTo(AccessDecision.REFERRAL_HELD_BY_OTHER_PROVIDER);
        assertThat(decide(asked(false, CoverState.IN_FORCE, referral("h-alsalam", "urology", Duration.ofDays(5)))))
                .isEqualTo(AccessDecision.REFERRAL_SCOPE_MISMATCH);
    }

    @Test
    void the_own_unit_needs_no_referral() {
        assertThat(decide(new Eligibility(
                        false, CoverState.IN_FORCE, "p", null, true, true, true, "family-medicine", false, null, null)))
                .isEqualTo(AccessDecision.ELIGIBLE_FAMILY_DOCTOR);
    }

    @Test
    void a_facility_outside_the_register_or_without_contract_is_refused() {
        assertThat(decide(new Eligibility(
                        false, CoverState.IN_FORCE, "p", null, false, false, false, null, false, null, null)))
                .isEqualTo(AccessDecision.OUT_OF_NETWORK);
        assertThat(decide(new Eligibility(
                        false, CoverState.IN_FORCE, "p", "h-alsalam", false, true, false, null, false, null, null)))
                .isEqualTo(AccessDecision.PROVIDER_CONTRACT_SUSPENDED);
    }

    @Test
    void direct_access_and_follow_up_need_no_new_referral() {
        assertThat(decide(new Eligibility(
                        false, CoverState.IN_FORCE, "p", "h", false, true, true, "dialysis", true, null, null)))
                .isEqualTo(AccessDecision.ELIGIBLE_DIRECT_ACCESS);
        EarlierStay earlier = new EarlierStay("e", "p", "h", "referral", NOW.plusSeconds(60));
        assertThat(decide(new Eligibility(
                        false, CoverState.IN_FORCE, "p", "h", false, true, true, null, false, null, earlier)))
                .isEqualTo(AccessDecision.ELIGIBLE_FOLLOW_UP);
    }

    @Test
    void every_decision_speaks_both_languages() {
        for (AccessDecision decision : AccessDecision.values()) {
            assertThat(decision.arabic()).isNotBlank();
            assertThat(decision.english()).isNotBlank();
            assertThat(decision.code()).matches("[a-z-]+");
        }
    }
}
