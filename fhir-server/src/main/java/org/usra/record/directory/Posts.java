package org.usra.record.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;

/** The register of posts, derived from PractitionerRole and Person. */
@Component
public class Posts {

    private final JdbcClient jdbc;

    public Posts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The posts that this login holds now. */
    public List<Post> heldBy(String subject, Instant now) {
        return jdbc.sql("""
                        select role, organization, practitioner_role, patient from record.post
                        where subject = ? and (opened is null or opened <= ?) and (closed is null or closed > ?)
                        order by source, ordinal""")
                .params(Values.of(subject, now, now))
                .query((row, i) -> new Post(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** The organisation where this PractitionerRole works. */
    public Optional<String> organizationOf(String practitionerRole) {
        return jdbc.sql(
                        "select organization from record.post where practitioner_role = ? and organization is not null limit 1")
                .param(practitionerRole)
                .query(String.class)
                .optional();
    }

    /** The organisation that provides this HealthcareService. */
    public Optional<String> providerOf(String healthcareService) {
        return jdbc.sql("select provider from record.healthcare_service_provider where service = ?")
                .param(healthcareService)
                .query(String.class)
                .optional();
    }

    /** Enters what a PractitionerRole or Person says; {@link #forget} came before. */
    public void enter(
            String source, String subject, List<Post> held, @Nullable Instant opened, @Nullable Instant closed) {
        for (Post post : held) {
            jdbc.sql("""
                            insert into record.post
                              (source, ordinal, subject, role, organization, practitioner_role, patient, opened, closed)
                            select ?, count(*), ?, ?, ?, ?, ?, ?, ? from record.post where source = ?""")
                    .params(Values.of(
                            source,
                            subject,
                            post.role(),
                            post.organization(),
                            post.practitionerRole(),
                            post.patient(),
                            opened,
                            closed,
                            source))
                    .update();
        }
    }

    /** Removes what this PractitionerRole or Person said before. */
    public void forget(String source) {
        jdbc.sql("delete from record.post where source = ?").param(source).update();
    }
}
