package org.usra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
    void a_service_sees_no_schema_but_its_own() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), "usra_process", EmbeddedDatabase.PASSWORD)) {
            assertThatThrownBy(() -> connection.createStatement().executeQuery("select * from record.resource_type"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }
}
