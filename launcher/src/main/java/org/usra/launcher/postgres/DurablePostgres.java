package org.usra.launcher.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** The database server of one installation. It keeps what it has committed through a power cut, or does not start. */
public final class DurablePostgres {

    /** Of every role. The server listens on the loopback interface only and trusts it, as embedded servers do. */
    public static final String PASSWORD = "usra";

    /** The note that Keycloak's first start came to its end; without it its database is made anew. */
    public static final String KEYCLOAK_IMPORTED = "keycloak-imported";

    private static final String INITIALISED = "postgres-initialised";

    private final DataDirectory data;
    private final Addresses addresses;
    private @Nullable EmbeddedPostgres server;
    private @Nullable Process guard;

    public DurablePostgres(DataDirectory data, Addresses addresses) {
        this.data = data;
        this.addresses = addresses;
    }

    /** Stops a server that a killed launcher left behind; says whether there was one. */
    public static boolean stopLeftover(DataDirectory data) {
        var leftover = Postmaster.of(data.postgres());
        leftover.ifPresent(Postmaster::stop);
        return leftover.isPresent();
    }

    /** Starts the server, and creates databases and roles where they are missing. */
    public void start() {
        try {
            if (data.note(INITIALISED).isEmpty()) {
                // A first start that was cut off leaves half a cluster, which no later start could use.
                DataDirectory.delete(data.postgres());
            }
            run();
            guard = Postmaster.of(data.postgres())
                    .orElseThrow(() -> new IOException("it left no postmaster.pid"))
                    .guard();
            data.leaveNote(INITIALISED, "yes");
        } catch (IOException | RuntimeException e) {
            throw new LaunchFailed(
                    LaunchFailure.POSTGRES,
                    "PostgreSQL did not start: " + e.getMessage() + ". The last lines of " + log() + ":\n"
                            + lastWords(),
                    e);
        }
        Databases databases = new Databases(addresses);
        databases.prepare(data);
        databases.requireDurable();
    }

    private void run() throws IOException {
        // The library tidies old databases below this directory: it must never be a parent of ours.
        System.setProperty("ot.epg.working-dir", data.postgresPrograms().toString());
        server = EmbeddedPostgres.builder()
                .setPort(addresses.postgresPort())
                .setDataDirectory(data.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(90))
                .setOutputRedirector(Redirect.appendTo(log().toFile()))
                .setErrorRedirector(Redirect.appendTo(log().toFile()))
                // The library turns all three off; the later word wins on PostgreSQL's command line.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("jit", "off")
                .start();
    }

    /** Stops whatever serves the data directory, also when a start was cut off halfway. */
    public void stop() {
        if (guard != null) {
            guard.destroyForcibly();
        }
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                // The pid file below says whether it has ended.
            }
        }
        stopLeftover(data);
    }

    /** The server and its workers, for counting what they use. */
    public static Stream<ProcessHandle> processes(DataDirectory data) {
        return Postmaster.of(data.postgres()).stream()
                .flatMap(server -> Stream.concat(
                        Stream.of(server.process()), server.process().descendants()));
    }

    private Path log() {
        return data.logs().resolve("postgresql.log");
    }

    private String lastWords() {
        try {
            List<String> lines = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
