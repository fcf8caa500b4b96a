package org.usra.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.usra.db.codes.CodesCommand;
import org.usra.db.codes.FileFault;

/**
 * Brings the schemas {@code record}, {@code process} and {@code ui} to the shape of this version.
 *
 * <p>An operator runs it before a new version starts: {@code java -jar db-exec.jar jdbc:postgresql://host/usra PASSWORD}; and
 * with the word {@code codes} in front to load a code system ({@link CodesCommand}).
 */
public final class Migration {

    private static final List<String> SCHEMAS = List.of("record", "process", "ui");

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int TRIES = 60;

    private Migration() {}

    public static void main(String[] arguments) throws SQLException, LiquibaseException, IOException {
        if (arguments.length > 3 && arguments[0].equals("codes")) {
            loadCodes(arguments);
            return;
        }
        if (arguments.length != 2) {
            System.err.println("usage: db JDBC_URL PASSWORD_OF_usra_owner\n" + CodesCommand.USAGE);
            System.exit(2);
        }
        migrate(arguments[0], arguments[1]);
    }

    private static void loadCodes(String[] arguments) throws SQLException, IOException {
        List<String> options = List.of(arguments).subList(3, arguments.length);
        try (Connection owner = DriverManager.getConnection(arguments[1], Roles.OWNER, arguments[2])) {
            System.out.println(CodesCommand.run(owner, options) + " codes loaded");
        } catch (FileFault fault) {
            System.err.println(fault.getMessage());
            System.exit(1);
        }
    }

    /**
     * Applies every change set that is missing, as the owner; each schema keeps its own {@code databasechangelog}.
     *
     * <p>A change set that does not get its lock within seconds gives way to those who wait behind it, and is tried again.
     */
    public static void migrate(String url, String ownerPassword) throws SQLException, LiquibaseException {
        for (String schema : SCHEMAS) {
            for (int more = TRIES; more > 0; more--) {
                try {
                    migrate(url, ownerPassword, schema);
                    more = 0;
                } catch (LiquibaseException e) {
                    if (more == 1 || !gaveWay(e)) {
                        throw e;
                    }
                }
            }
        }
    }

    private static void migrate(String url, String ownerPassword, String schema)
            throws SQLException, LiquibaseException {
        try (Connection connection = DriverManager.getConnection(url, Roles.OWNER, ownerPassword)) {
            connection.createStatement().execute("set search_path = " + schema + ", public");
            connection.createStatement().execute("set lock_timeout = '2s'");
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            database.setDefaultSchemaName(schema);
            database.setLiquibaseSchemaName(schema);
            try (Liquibase liquibase =
                    new Liquibase("db/changelog/" + schema + ".yaml", new ClassLoaderResourceAccessor(), database)) {
                liquibase.update(new Contexts(), new LabelExpression());
            }
        }
    }

    private static boolean gaveWay(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
