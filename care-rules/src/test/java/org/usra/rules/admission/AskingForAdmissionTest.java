package org.usra.rules.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForAdmissionTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static Ground ground(
            String encounterClass, @Nullable ReferralHeld referral, @Nullable EarlierStay earlier, boolean direct) {
        return AdmissionRule.groundOf(
                new Admission("e", "p", "h", encounterClass, "dialysis", NOW, direct, referral, earlier), NOW, DAY);
    }

    private static ReferralHeld referral(String status, @Nullable String usedBy) {
        return new ReferralHeld("sr", "p", "dialysis", status, NOW.minus(DAY), NOW.plus(DAY), "h", usedBy);
    }

    private static EarlierStay stay(String hospital, String ground, @Nullable Instant followUpUntil) {
        return new EarlierStay("earlier", "p", hospital, ground, followUpUntil);
    }

    @Test
    void an_emergency_is_its_own_ground() {
        assertThat(ground("EMER", null, null, false)).isEqualTo(new Ground.Emergency());
    }

    @Test
    void a_valid_referral_is_a_ground() {
        assertThat(ground("AMB", referral("active", null), null, false)).isEqualTo(new Ground.ByReferral("sr"));
    }

    @Test
    void a_used_referral_says_so_and_a_follow_up_helps() {
        assertThatThrownBy(() -> ground("AMB", referral("active", "another"), null, false))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "This referral is in use by a stay that has not ended. Finish that stay, or make the new one"
                                + " part of it (partOf).");
        assertThat(ground("AMB", referral("active", "another"), stay("h", "referral", NOW.plus(DAY)), false))
                .isEqualTo(new Ground.FollowUp("earlier"));
    }

    @Test
    void only_an_inpatient_stay_grows_out_of_an_emergency_and_only_at_the_same_hospital() {
        assertThat(ground("IMP", null, stay("h", "emergency", null), false))
                .isEqualTo(new Ground.FromEmergency("earlier"));
        assertThatThrownBy(() -> ground("AMB", null, stay("h", "emergency", null), false))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ground("IMP", null, stay("other", "emergency", null), false))
                .isInstanceOf(Refused.class);
    }

    @Test
    void direct_access_is_a_ground_and_nothing_is_none() {
        assertThat(ground("AMB", null, null, true)).isEqualTo(new Ground.DirectAccess("dialysis"));
        assertThatThrownBy(() -> ground("AMB", null, null, false))
                .isInstanceOf(Refused.class)
                .hasMessage(AdmissionRefusals.NEEDS_GROUND.english());
    }

    @Test
    void a_day_back_is_allowed_and_a_minute_more_is_not() {
        Instant dayAgo = NOW.minus(DAY);
        assertThat(AdmissionRule.groundOf(
                        new Admission("e", "p", "h", "EMER", null, dayAgo, false, null, null), NOW, DAY))
                .isEqualTo(new Ground.Emergency());
        assertThatThrownBy(() -> AdmissionRule.groundOf(
                        new Admission("e", "p", "h", "EMER", null, dayAgo.minusSeconds(60), false, null, null),
                        NOW,
                        DAY))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("The visit begins more than 24 hours ago.");
    }
}
