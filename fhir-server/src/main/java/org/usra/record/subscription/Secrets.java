package org.usra.record.subscription;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;

/** What each Subscription's notifications are signed with; given once, and never shown again. */
@Component
class Secrets {

    private final JdbcClient jdbc;

    Secrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String subscription, String secret) {
        jdbc.sql("""
                        insert into record.subscription_secret (subscription, secret) values (?, ?)
                        on conflict (subscription) do update set secret = excluded.secret""").params(Values.of(subscription, secret)).update();
    }

    Optional<String> of(String subscription) {
        return jdbc.sql("select secret from record.subscription_secret where subscription = ?")
                .param(subscription)
                .query(String.class)
                .optional();
    }
}
