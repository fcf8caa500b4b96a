package org.usra.record.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;
import org.usra.rules.admission.EarlierStay;
import org.usra.rules.admission.Ground;
import org.usra.rules.admission.ReferralHeld;

/** The rows that grounds are read from and recorded in: referrals in use, and stays that were let in. */
@Component
public class Grounds {

    private static final String REFERRAL =
            "select referral, patient, service, status, valid_from, valid_to, holder, used_by from record.referral_use ";
    private static final String STAY =
            "select encounter, patient, hospital, ground, follow_up_until from record.admission ";

    private final JdbcClient jdbc;

    public Grounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the referral until the transaction ends: revoke and expiry update the same row. */
    public Optional<ReferralHeld> lockReferral(String referral) {
        return jdbc.sql(REFERRAL + "where referral = ? for update")
                .param(referral)
                .query(Grounds::referral)
                .optional();
    }

    /** The referral that would let this hospital admit the patient, the latest first, for the service if one is named. */
    public Optional<ReferralHeld> referralFor(String patient, @Nullable String hospital, @Nullable String service) {
        return jdbc.sql(REFERRAL + """
                        where patient = ? and (cast(? as text) is null or service is null or service = ?)
                        order by (holder is not distinct from ?) desc, (status = 'active') desc, valid_to desc
                        limit 1""")
                .params(Values.of(patient, service, service, hospital))
                .query(Grounds::referral)
                .optional();
    }

    Optional<EarlierStay> stay(String encounter) {
        return jdbc.sql(STAY + "where encounter = ?")
                .param(encounter)
                .query(Grounds::earlierStay)
                .optional();
    }

    /** The latest stay of the patient at the hospital that still has room for a follow-up. */
    public Optional<EarlierStay> openEpisode(String patient, String hospital, Instant now) {
        return jdbc.sql(STAY + """
                        where patient = ? and hospital = ? and follow_up_until > ?
                        order by follow_up_until desc limit 1""")
                .params(Values.of(patient, hospital, now))
                .query(Grounds::earlierStay)
                .optional();
    }

    /** Records on what ground the Encounter was let in; a referral is used by one live stay at a time. */
    void record(
            String encounter,
            HospitalEncounter image,
            String hospital,
            Ground ground,
            @Nullable String number,
            Instant now,
            @Nullable Instant followUpUntil) {
        String referral = ground instanceof Ground.ByReferral byReferral ? byReferral.referral() : null;
        jdbc.sql("""
                        insert into record.admission (encounter, patient, hospital, class, ground, referral,
                          authorization_number, earlier, admitted, follow_up_until, live)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (encounter) do update set patient = excluded.patient, hospital = excluded.hospital,
                          class = excluded.class, ground = excluded.ground, referral = excluded.referral,
                          authorization_number = excluded.authorization_number, earlier = excluded.earlier,
                          follow_up_until = excluded.follow_up_until, live = excluded.live""")
                .params(Values.of(
                        encounter,
                        image.patient(),
                        hospital,
                        image.encounterClass(),
                        ground.code(),
                        referral,
                        number,
                        earlier(ground),
                        now,
                        followUpUntil,
                        image.isLive()))
                .update();
        release(encounter);
        if (referral != null && image.isLive()) {
            jdbc.sql("update record.referral_use set used_by = ? where referral = ?")
                    .params(Values.of(encounter, referral))
                    .update();
        }
    }

    /** The stay ended or was withdrawn: its referral is free again. */
    void end(String encounter) {
        jdbc.sql("update record.admission set live = false where encounter = ?")
                .param(encounter)
                .update();
        release(encounter);
    }

    /** False when another stay has taken the referral meanwhile. */
    boolean resume(String encounter) {
        int free = jdbc.sql("""
                        update record.admission a set live = true where encounter = ?
                          and (ground <> 'referral' or exists (select 1 from record.referral_use u
                            where u.referral = a.referral and u.used_by is null))""").param(encounter).update();
        jdbc.sql("""
                        update record.referral_use u set used_by = a.encounter from record.admission a
                        where a.encounter = ? and a.referral = u.referral and a.ground = 'referral' and a.live""").param(encounter).update();
        return free == 1;
    }

    private void release(String encounter) {
        jdbc.sql("update record.referral_use set used_by = null where used_by = ?")
                .param(encounter)
                .update();
    }

    private static @Nullable String earlier(Ground ground) {
        return switch (ground) {
            case Ground.FollowUp followUp -> followUp.earlierEncounter();
            case Ground.FromEmergency from -> from.emergencyEncounter();
            case Ground.ByReferral r -> null;
            case Ground.DirectAccess d -> null;
            case Ground.Emergency e -> null;
        };
    }

    private static ReferralHeld referral(ResultSet row, int number) throws SQLException {
        return new ReferralHeld(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getTimestamp(6).toInstant(),
                row.getString(7),
                row.getString(8));
    }

    private static EarlierStay earlierStay(ResultSet row, int number) throws SQLException {
        Timestamp until = row.getTimestamp(5);
        return new EarlierStay(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                until == null ? null : until.toInstant());
    }
}
