package org.usra.launcher.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.usra.launcher.child.Child;
import org.usra.launcher.child.JavaCommand;
import org.usra.launcher.child.Readiness;
import org.usra.launcher.postgres.DurablePostgres;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.Progress;

/** The Keycloak of one installation, on its own database of the same PostgreSQL. */
public final class KeycloakServer {

    private static final String ADMIN_SECRET = "keycloak-admin-secret";

    /** Long, because a busy machine is only slow, and a child that has died is seen at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path home;
    private final DataDirectory data;
    private final Addresses addresses;
    private final Progress progress;

    public KeycloakServer(Path home, DataDirectory data, Addresses addresses, Progress progress) {
        this.home = home;
        this.data = data;
        this.addresses = addresses;
        this.progress = progress;
    }

    /** Returns when the realm answers and knows where the screens are. The child is announced as soon as it exists. */
    public void start(Consumer<Child> born) {
        KeycloakBuild.ensure(home, data.logs(), progress);
        String secret = adminSecret();
        Child child = Child.start("keycloak", data.logs(), command(home, options()), environment(secret));
        born.accept(child);
        URI discovery = URI.create(addresses.issuer() + "/.well-known/openid-configuration");
        new Readiness().await(child, discovery, PATIENCE, body -> body.contains('"' + addresses.issuer() + '"'));
        data.leaveNote(DurablePostgres.KEYCLOAK_IMPORTED, "yes");
        new ClientAddresses(addresses, secret).set();
    }

    private List<String> options() {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + addresses.keycloakPort(),
                "--hostname=" + addresses.keycloak(),
                "--db-url=" + addresses.database("keycloak"),
                "--db-username=keycloak",
                "--db-pool-initial-size=2",
                "--db-pool-max-size=20");
    }

    private static Map<String, String> environment(String adminSecret) {
        return Map.of(
                "KC_DB_PASSWORD",
                DurablePostgres.PASSWORD,
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
                ClientAddresses.ADMIN_CLIENT,
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
                adminSecret);
    }

    /** Made on this machine at the first start, and kept for the next. */
    private String adminSecret() {
        if (data.note(ADMIN_SECRET).isEmpty()) {
            data.leaveSecret(ADMIN_SECRET, UUID.randomUUID().toString());
        }
        return data.note(ADMIN_SECRET);
    }

    /** What the distribution's own script would run, without the script, so that the tether can stand in front. */
    static List<String> command(Path home, List<String> arguments) {
        List<String> options = new ArrayList<>(List.of(
                "-Xms96m",
                "-Xmx384m",
                // Two thirds of a start is compiling: the short-lived demonstration needs no second compiler.
                "-XX:TieredStopAtLevel=1",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Duser.language=en",
                "-Duser.country=US"));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        return JavaCommand.tethered(
                options,
                home.resolve("lib/quarkus-run.jar"),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                arguments);
    }
}
