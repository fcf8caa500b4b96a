package org.usra.referral.rulebook;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.rules.identity.ReferralNumber;

/** Gives the referral numbers; a number that was given and not used leaves a gap, never a double. */
@Component
public class ReferralNumbers {

    private final JdbcClient jdbc;
    private final RuleValues rules;

    ReferralNumbers(JdbcClient jdbc, RuleValues rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    public ReferralNumber next() {
        int year = rules.today().getYear();
        long serial = jdbc.sql("""
                        insert into referral_serial (year, last) values (:year, 1)
                        on conflict (year) do update set last = referral_serial.last + 1
                        returning last""").param("year", year).query(Long.class).single();
        return new ReferralNumber(year, serial);
    }
}
