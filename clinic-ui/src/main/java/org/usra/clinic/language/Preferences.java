package org.usra.clinic.language;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The preferences of every person who signed in, by subject. */
@Component
public class Preferences {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Preference> of(String subject) {
        return jdbc.sql("select language, theme, single_keys from preference where subject = ?")
                .param(subject)
                .query((row, n) -> new Preference(
                        Language.of(row.getString("language")), row.getString("theme"), row.getBoolean("single_keys")))
                .optional();
    }

    public void keep(String subject, Preference preference) {
        jdbc.sql("""
                insert into preference (subject, language, theme, single_keys) values (?, ?, ?, ?)
                on conflict (subject) do update
                set language = excluded.language, theme = excluded.theme, single_keys = excluded.single_keys
                """)
                .params(subject, preference.language().code(), preference.theme(), preference.singleKeys())
                .update();
    }
}
