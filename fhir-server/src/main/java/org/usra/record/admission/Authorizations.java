package org.usra.record.admission;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;
import org.usra.rules.identity.AuthorizationNumber;

/** Authorization numbers: each is issued once, for one patient at one hospital, and consumed by one Encounter. */
@Component
public class Authorizations {

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    public Authorizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a number stands for. */
    record Authorization(
            String number,
            String patient,
            String hospital,
            @Nullable String service,
            String decision,
            @Nullable String referral,
            Instant validTo,
            @Nullable String usedBy) {}

    /** What is authorised: a decision of door 1, until a moment. */
    public record Grant(
            String patient,
            String hospital,
            @Nullable String service,
            String decision,
            @Nullable String referral,
            String request,
            Instant validTo) {}

    /** Draws a number that nobody has and writes it down. */
    public String issue(Grant grant, Instant now) {
        while (true) {
            String number = AuthorizationNumber.draw(random).toString();
            int written = jdbc.sql("""
                            insert into record.access_authorization
                              (number, patient, hospital, service, decision, referral, request, issued, valid_to)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (number) do nothing""")
                    .params(Values.of(
                            number,
                            grant.patient(),
                            grant.hospital(),
                            grant.service(),
                            grant.decision(),
                            grant.referral(),
                            grant.request(),
                            now,
                            grant.validTo()))
                    .update();
            if (written == 1) {
                return number;
            }
        }
    }

    /** Locks the number until the transaction ends, so that of two Encounters one finds it used. */
    Optional<Authorization> lock(String number) {
        return jdbc.sql("""
                        select number, patient, hospital, service, decision, referral, valid_to, used_by
                        from record.access_authorization where number = ? for update""")
                .param(number)
                .query((row, i) -> new Authorization(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getTimestamp(7).toInstant(),
                        row.getString(8)))
                .optional();
    }

    void consume(String number, String encounter, Instant now) {
        jdbc.sql("update record.access_authorization set used_by = ?, used = ? where number = ?")
                .params(Values.of(encounter, now, number))
                .update();
    }
}
