package org.usra.launcher.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.usra.db.Roles;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** The two databases of an installation and the roles that may enter them. */
final class Databases {

    private static final String SUPERUSER = "postgres";

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final Addresses addresses;

    Databases(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Creates what is missing, and clears what an interrupted first start left half made. */
    void prepare(DataDirectory data) {
        try {
            try (Connection connection = superuser("postgres");
                    Statement statement = connection.createStatement()) {
                if (data.note(DurablePostgres.KEYCLOAK_IMPORTED).isEmpty()) {
                    statement.execute("drop database if exists keycloak");
                }
                createDatabase(statement, "usra");
                createDatabase(statement, "keycloak");
                statement.execute("do $$ begin if not exists (select from pg_roles where rolname = 'keycloak')"
                        + " then create role keycloak login password '" + DurablePostgres.PASSWORD
                        + "'; end if; end $$");
                statement.execute("alter database keycloak owner to keycloak");
                statement.execute("revoke connect on database keycloak from public");
                statement.execute("revoke connect on database usra from public");
            }
            try (Connection connection = superuser("usra");
                    Statement statement = connection.createStatement()) {
                Roles.prepare(connection, DurablePostgres.PASSWORD);
                for (String role : roles()) {
                    statement.execute("grant connect on database usra to " + role);
                }
                releaseMigrationLocks(statement);
            }
        } catch (SQLException e) {
            throw new LaunchFailed(LaunchFailure.POSTGRES, "The databases could not be prepared: " + e.getMessage(), e);
        }
    }

    /** A killed migration leaves its lock, and Liquibase would wait for it; nobody else can be migrating here. */
    private static void releaseMigrationLocks(Statement statement) throws SQLException {
        for (String schema : Roles.BY_SCHEMA.keySet()) {
            statement.execute(
                    "do $$ begin if to_regclass('" + schema + ".databasechangeloglock') is not null then" + " update "
                            + schema + ".databasechangeloglock set locked = false, lockedby = null; end if; end $$");
        }
    }

    private static void createDatabase(Statement statement, String name) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (found.next()) {
                return;
            }
        }
        statement.execute("create database " + name);
    }

    /** Asks as every role, because a setting can also hang on a role. */
    void requireDurable() {
        for (String role : roles()) {
            requireDurable(role, "usra");
        }
        requireDurable("keycloak", "keycloak");
    }

    private void requireDurable(String role, String database) {
        try (Connection connection =
                        DriverManager.getConnection(addresses.database(database), role, DurablePostgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (ResultSet shown = statement.executeQuery("show " + setting)) {
                    shown.next();
                    if (!"on".equals(shown.getString(1))) {
                        throw new LaunchFailed(
                                LaunchFailure.NOT_DURABLE,
                                "PostgreSQL shows " + setting + " = " + shown.getString(1) + " to the role " + role
                                        + ": committed data could be lost. Reset it with: alter role " + role
                                        + " reset " + setting);
                    }
                }
            }
        } catch (SQLException e) {
            throw new LaunchFailed(LaunchFailure.POSTGRES, "The role " + role + " cannot log in: " + e.getMessage(), e);
        }
    }

    private static List<String> roles() {
        return Stream.concat(Stream.of(Roles.OWNER), Roles.BY_SCHEMA.values().stream())
                .sorted()
                .toList();
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(addresses.database(database), SUPERUSER, "");
    }
}
