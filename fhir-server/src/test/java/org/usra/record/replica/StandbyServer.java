package org.usra.record.replica;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.usra.db.EmbeddedDatabase;

/** A streaming replica of the test's PostgreSQL, made as pg_basebackup makes one, which the embedded programs lack. */
final class StandbyServer implements AutoCloseable {

    private static final List<String> NOT_COPIED = List.of("postmaster.pid", "postmaster.opts");

    private final EmbeddedPostgres server;
    private final Path folder;

    private StandbyServer(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static StandbyServer of(EmbeddedDatabase primary) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("usra-standby-");
        String port = primary.url().replaceAll(".*:(\\d+)/.*", "$1");
        try (Connection connection = primary.superuser();
                Statement statement = connection.createStatement()) {
            Path data = Path.of(text(statement, "show data_directory"));
            statement.execute("select pg_backup_start('standby', true)");
            copy(data, folder);
            ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)");
            label.next();
            Files.writeString(folder.resolve("backup_label"), label.getString(1));
            // What was written during the copy stands in the log, which is copied again whole.
            copy(data.resolve("pg_wal"), folder.resolve("pg_wal"));
        }
        Files.writeString(folder.resolve("standby.signal"), "");
        // In a file, since the server's command line takes no spaces.
        Files.writeString(
                folder.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + port + " user=postgres'\n");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(java.time.Duration.ofMinutes(2))
                .start();
        return new StandbyServer(server, folder);
    }

    /** The same database there. */
    String url(EmbeddedDatabase primary) {
        return server.getJdbcUrl("postgres", primary.url().replaceAll(".*/", ""))
                .replaceAll("\\?.*", "");
    }

    /** Replays nothing more until told to. */
    void pause(boolean paused) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(paused ? "select pg_wal_replay_pause()" : "select pg_wal_replay_resume()");
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        ResultSet row = statement.executeQuery(sql);
        row.next();
        return row.getString(1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> !NOT_COPIED.contains(String.valueOf(file.getFileName())))
                    .forEach(file ->
                            copyOne(file, to.resolve(from.relativize(file).toString())));
        }
    }

    private static void copyOne(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else if (Files.exists(from)) {
                Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (java.nio.file.NoSuchFileException gone) {
            // The server tidies while we copy; its log says what became of it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
