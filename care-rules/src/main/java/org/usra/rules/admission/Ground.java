package org.usra.rules.admission;

/** Why a hospital may admit this patient. There is no sixth way in. */
public sealed interface Ground {

    /** The name of the ground where it is stored. */
    String code();

    /** A valid referral that this hospital holds. */
    record ByReferral(String referral) implements Ground {
        @Override
        public String code() {
            return "referral";
        }
    }

    /** A service that a row of the direct-access table opens without a referral. */
    record DirectAccess(String service) implements Ground {
        @Override
        public String code() {
            return "direct-access";
        }
    }

    /** A control visit inside an episode that was authorised before. */
    record FollowUp(String earlierEncounter) implements Ground {
        @Override
        public String code() {
            return "follow-up";
        }
    }

    /** Needs no referral and no number. Justification is reviewed afterwards. */
    record Emergency() implements Ground {
        @Override
        public String code() {
            return "emergency";
        }
    }

    /** An emergency of the same patient at the same hospital that became an inpatient stay. */
    record FromEmergency(String emergencyEncounter) implements Ground {
        @Override
        public String code() {
            return "from-emergency";
        }
    }
}
