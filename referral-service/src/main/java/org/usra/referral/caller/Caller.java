package org.usra.referral.caller;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.rules.referral.Actor;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Who asks: a person at a post, a hospital's own system, or the system itself.
 *
 * @param organization for example {@code Organization/h-alsalam}; null for citizens and the system
 * @param post the PractitionerRole of the person, for example {@code PractitionerRole/role-doctor}
 * @param token goes on to the record; null for the system
 */
public record Caller(
        String subject,
        Set<String> roles,
        @Nullable String organization,
        @Nullable String post,
        @Nullable String token) {

    /** Acts for clocks and followed events. */
    public static final Caller SYSTEM = new Caller("system", Set.of("system"), null, null, null);

    /** In whose place this caller moves referrals; refused for roles that have no part in them. */
    public Actor actor() {
        if (roles.contains("system")) {
            return Actor.SYSTEM;
        }
        if (roles.contains("doctor")) {
            return Actor.FAMILY_DOCTOR;
        }
        if (roles.contains("nurse")) {
            return Actor.NURSE;
        }
        if (roles.contains("hospital") || roles.contains("emergency") || roles.contains("hospital-system")) {
            return Actor.HOSPITAL;
        }
        if (roles.contains("callcentre")) {
            return Actor.CALL_CENTRE;
        }
        if (roles.contains("citizen")) {
            return Actor.PATIENT;
        }
        throw notPermitted();
    }

    /** The organisation in whose name this caller acts. */
    public String requireOrganization() {
        if (organization == null) {
            throw notPermitted();
        }
        return organization;
    }

    /** Refuses everybody else. */
    public void requireActor(Actor... allowed) {
        if (!Set.of(allowed).contains(actor())) {
            throw notPermitted();
        }
    }

    private static Refused notPermitted() {
        return new Refused(
                RefusalKind.FORBIDDEN,
                new Refusal(
                        "not-permitted",
                        "هذا الإجراء ليس من صلاحيات وظيفتكم. اطلبه من صاحب الصلاحية.",
                        "Your post does not permit this. Ask somebody whose post does."));
    }
}
