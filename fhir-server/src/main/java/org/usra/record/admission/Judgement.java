package org.usra.record.admission;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.admission.Authorizations.Authorization;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.admission.Admission;
import org.usra.rules.admission.AdmissionRefusals;
import org.usra.rules.admission.AdmissionRule;
import org.usra.rules.admission.EarlierStay;
import org.usra.rules.admission.Ground;
import org.usra.rules.admission.ReferralHeld;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Admits one Encounter: gathers its facts under lock, asks the rule, records the ground and consumes the number. */
@Component
class Judgement {

    private final Grounds grounds;
    private final Authorizations authorizations;
    private final DirectAccessTable directAccess;
    private final RuleBook rules;

    Judgement(Grounds grounds, Authorizations authorizations, DirectAccessTable directAccess, RuleBook rules) {
        this.grounds = grounds;
        this.authorizations = authorizations;
        this.directAccess = directAccess;
        this.rules = rules;
    }

    void admit(
            String encounter,
            String hospital,
            Optional<HospitalEncounter> before,
            HospitalEncounter image,
            Instant now) {
        String patient = image.patient();
        if (patient == null) {
            throw new Refused(RefusalKind.RULE, AdmissionRefusals.NEEDS_GROUND.at("Encounter.subject"));
        }
        Optional<Authorization> number = authorization(encounter, hospital, patient, image, now);
        String service = image.service() != null
                ? image.service()
                : number.map(Authorization::service).orElse(null);
        Admission admission = new Admission(
                encounter,
                patient,
                hospital,
                image.encounterClass(),
                service,
                image.startsLike(before) ? null : image.starts(),
                directAccess.opens(service, patient, now),
                referral(image, number),
                earlier(image, number, now));
        Ground ground = AdmissionRule.groundOf(admission, now, rules.duration("admission.backdate.hours", now));
        grounds.record(
                encounter,
                image,
                hospital,
                ground,
                number.map(Authorization::number).orElse(null),
                now,
                followUpUntil(ground, admission, now));
        number.ifPresent(each -> authorizations.consume(each.number(), encounter, now));
    }

    /** A finished stay that is opened again, by nothing but its status, takes its referral again. */
    void resume(String encounter, Optional<HospitalEncounter> before) {
        if (before.filter(HospitalEncounter::isLive).isEmpty() && !grounds.resume(encounter)) {
            throw new Refused(RefusalKind.RULE, AdmissionRefusals.IN_USE.at("Encounter.status"));
        }
    }

    private @Nullable ReferralHeld referral(HospitalEncounter image, Optional<Authorization> number) {
        String referral = image.referral() != null
                ? image.referral()
                : number.map(Authorization::referral).orElse(null);
        return referral == null ? null : grounds.lockReferral(referral).orElse(null);
    }

    private @Nullable EarlierStay earlier(HospitalEncounter image, Optional<Authorization> number, Instant now) {
        if (image.earlier() != null) {
            return grounds.stay(image.earlier()).orElse(null);
        }
        return number.filter(each -> each.decision().equals("eligible-follow-up"))
                .flatMap(each -> grounds.openEpisode(each.patient(), each.hospital(), now))
                .orElse(null);
    }

    /** The number that the Encounter states. An emergency is never refused for a wrong one. */
    private Optional<Authorization> authorization(
            String encounter, String hospital, String patient, HospitalEncounter image, Instant now) {
        if (image.number() == null) {
            return Optional.empty();
        }
        Optional<Authorization> known = authorizations
                .lock(image.number())
                .filter(each ->
                        each.patient().equals(patient) && each.hospital().equals(hospital))
                .filter(each -> encounter.equals(each.usedBy()) || now.isBefore(each.validTo()));
        Refusal refusal = known.isEmpty()
                ? AdmissionRefusals.AUTHORIZATION_UNKNOWN
                : known.filter(each -> each.usedBy() == null || encounter.equals(each.usedBy()))
                                .isEmpty()
                        ? AdmissionRefusals.AUTHORIZATION_USED
                        : null;
        if (refusal == null) {
            return known;
        }
        if (image.isEmergency()) {
            return Optional.empty();
        }
        throw new Refused(RefusalKind.RULE, refusal.at("Encounter.extension"));
    }

    private @Nullable Instant followUpUntil(Ground ground, Admission admission, Instant now) {
        ReferralHeld referral = admission.referral();
        EarlierStay earlier = admission.earlier();
        return switch (ground) {
            case Ground.ByReferral r -> referral == null ? null : referral.validTo();
            case Ground.FollowUp f -> earlier == null ? null : earlier.followUpUntil();
            case Ground.DirectAccess d -> now.plus(rules.duration("admission.follow-up.days", now));
            case Ground.Emergency e -> null;
            case Ground.FromEmergency e -> null;
        };
    }
}
