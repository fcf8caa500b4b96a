package org.usra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationTest {

    private final EmbeddedDatabase database = EmbeddedDatabase.fresh();

    @Test
    void migrating_twice_changes_nothing() throws Exception {
        Migration.migrate(database.url(), EmbeddedDatabase.PASSWORD);
        try (Connection connection = database.superuser();
                var rows = connection.createStatement().executeQuery("select count(*) from record.databasechangelog")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
        }
    }

    @Test
    void a_record_that_had_requests_for_advice_and_two_open_referrals_takes_the_rule_of_one() throws Exception {
        try (Connection connection = database.superuser();
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    drop index record.referral_use_open;
                    alter table record.referral_use drop column category;
                    delete from record.databasechangelog where id = 'record-0082-one-open-referral'""");
            for (String referral : List.of("first", "second", "advice")) {
                sql.execute("""
                        insert into record.resource (bucket, type, id, version, created, updated, present, method, keys, document)
                          values (0, 124, '%1$s', 1, now(), now(), 0, 'POST', '{}', convert_to(
                          '{"category":[{"coding":[{"code":"%2$s"}]}]}', 'UTF8'));
                        insert into record.referral_use (referral, patient, service, status, valid_from, valid_to)
                          values ('%1$s', 'p', 'cardiology', 'active', now(), now())""".formatted(referral, referral.equals("advice") ? "advice-request" : "referral"));
            }
            Migration.migrate(database.url(), EmbeddedDatabase.PASSWORD);
            try (var rows = sql.executeQuery("select string_agg(referral || ' ' || category, ', ' order by referral)"
                    + " from record.referral_use")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("advice advice-request, first referral, second duplicate");
            }
        }
    }

    @Test
    void a_service_sees_no_schema_but_its_own() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), "usra_process", EmbeddedDatabase.PASSWORD)) {
            assertThatThrownBy(() -> connection.createStatement().executeQuery("select * from record.resource_type"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }
}
