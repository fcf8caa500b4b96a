package org.usra.clinic.draft;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The half-filled forms of every person; each is visible to the person who typed it and to nobody else. */
@Component
public class Drafts {

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A draft and when it was kept. */
    public record Draft(Entered entered, Instant saved) {}

    public Optional<Draft> of(String subject, String form) {
        return jdbc.sql("select fields, saved from draft where subject = ? and form = ?")
                .params(subject, form)
                .query((row, n) -> new Draft(
                        new Entered(json.readValue(row.getString("fields"), FIELDS)),
                        row.getObject("saved", OffsetDateTime.class).toInstant()))
                .optional();
    }

    public Instant keep(String subject, String form, Entered entered) {
        Instant now = clock.instant();
        OffsetDateTime saved = now.atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from draft where saved < ?").param(saved.minusDays(7)).update();
        jdbc.sql("""
                insert into draft (subject, form, fields, saved) values (?, ?, ?::jsonb, ?)
                on conflict (subject, form) do update set fields = excluded.fields, saved = excluded.saved
                """)
                .params(subject, form, json.writeValueAsString(entered.fields()), saved)
                .update();
        return now;
    }

    public void discard(String subject, String form) {
        jdbc.sql("delete from draft where subject = ? and form = ?")
                .params(subject, form)
                .update();
    }
}
