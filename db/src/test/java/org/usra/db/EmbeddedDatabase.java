package org.usra.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.exception.LiquibaseException;

/**
 * A migrated PostgreSQL 18 for tests: one server in each JVM, one database for each caller, copied from a template.
 *
 * @param url of a database of its own, for the roles of {@link Roles}, all with {@link #PASSWORD}
 */
public record EmbeddedDatabase(String url) {

    public static final String PASSWORD = "usra";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** A database that nobody else uses, with every change set applied and nothing else in it. */
    public static EmbeddedDatabase fresh() {
        try {
            EmbeddedPostgres server = Server.INSTANCE;
            String name = "test_" + COUNTER.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("create database " + name + " template usra_template");
            }
            return new EmbeddedDatabase(server.getJdbcUrl("postgres", name).replaceAll("\\?.*", ""));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Removes it, whoever is still connected. A database is thousands of files: those of a whole test run take the server
     * longer to remove at the end than Surefire waits for it.
     */
    public void drop() {
        String name = url.substring(url.lastIndexOf('/') + 1);
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("drop database " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the superuser, for checkers that read every table. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    /** The server is started on first use and stopped with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection()) {
                    connection.createStatement().execute("create database usra_template");
                }
                String url = server.getJdbcUrl("postgres", "usra_template").replaceAll("\\?.*", "");
                try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
                    Roles.prepare(connection, PASSWORD);
                }
                Migration.migrate(url, PASSWORD);
                return server;
            } catch (IOException | SQLException | LiquibaseException e) {
                throw new IllegalStateException("embedded PostgreSQL did not start", e);
            }
        }
    }
}
