package org.usra.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The login roles and schemas of the database: one owner that migrates, and one role for each service that sees its own
 * schema and no other.
 */
public final class Roles {

    /** The role that owns every table; only {@link Migration} logs in with it. */
    public static final String OWNER = "usra_owner";

    /** The role of each service by the schema that it may use. */
    public static final Map<String, String> BY_SCHEMA =
            Map.of("record", "usra_record", "process", "usra_process", "ui", "usra_ui");

    private Roles() {}

    /**
     * Creates what is missing: roles with this password, schemas, and the rights of each role on its own schema. The
     * connection is a superuser's, to the database {@code usra} itself.
     */
    public static void prepare(Connection superuser, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            createRole(statement, OWNER, password);
            statement.execute("create extension if not exists pg_trgm");
            statement.execute("create extension if not exists btree_gist");
            statement.execute("revoke all on schema public from public");
            for (Map.Entry<String, String> entry : BY_SCHEMA.entrySet()) {
                String schema = entry.getKey();
                String role = entry.getValue();
                createRole(statement, role, password);
                statement.execute("create schema if not exists " + schema + " authorization " + OWNER);
                statement.execute("grant usage on schema public to " + role + ", " + OWNER);
                statement.execute("grant usage on schema " + schema + " to " + role);
                statement.execute("alter role " + role + " set search_path = " + schema + ", public");
                statement.execute("alter default privileges for role " + OWNER + " in schema " + schema
                        + " grant select, insert, update, delete on tables to " + role);
                statement.execute("alter default privileges for role " + OWNER + " in schema " + schema
                        + " grant usage, select on sequences to " + role);
                statement.execute("alter default privileges for role " + OWNER + " in schema " + schema
                        + " grant execute on functions to " + role);
            }
        }
    }

    private static void createRole(Statement statement, String role, String password) throws SQLException {
        String literal = "'" + password.replace("'", "''") + "'";
        statement.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + role
                + "') then create role " + role + " login; end if; end $$");
        statement.execute("alter role " + role + " password " + literal);
    }
}
