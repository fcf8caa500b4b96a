package org.usra.launcher;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.usra.launcher.child.Child;
import org.usra.launcher.child.JavaCommand;
import org.usra.launcher.child.Readiness;
import org.usra.launcher.demo.DemoData;
import org.usra.launcher.demo.DemoTarget;
import org.usra.launcher.keycloak.KeycloakServer;
import org.usra.launcher.keycloak.Tokens;
import org.usra.launcher.postgres.DurablePostgres;
import org.usra.launcher.preflight.Preflight;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.Programs;
import org.usra.launcher.site.Progress;

/** The order of a start: look, database, then Keycloak beside the services, demonstration data, the announcement. */
final class Startup {

    private static final String FORMER_START = "started-at";
    private static final String DEMONSTRATION = "demo-households";
    /** Long, because a busy machine is only slow, and a child that has died is seen at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Arguments.Start wish;
    private final Addresses addresses;
    private final Running running;
    private final Progress progress;
    private final Programs programs;
    private final Consumption consumption = new Consumption();
    private final String instance = UUID.randomUUID().toString();

    Startup(Arguments.Start wish, Running running, Progress progress) {
        this.wish = wish;
        this.addresses = wish.addresses();
        this.running = running;
        this.progress = progress;
        this.programs = new Programs(wish.checkout());
    }

    void start() throws InterruptedException {
        DataDirectory data = prepareMachine();
        DurablePostgres postgres = new DurablePostgres(data, addresses);
        running.serves(postgres);
        timed("PostgreSQL", postgres::start);
        KeycloakServer keycloak = new KeycloakServer(programs.keycloak(), data, addresses, progress);
        Together.run(() -> timed("Keycloak", () -> keycloak.start(running::adopt)), () -> {
            timed("Schemas", () -> Schemas.migrate(addresses));
            startServices(data);
        });
        loadDemonstration(data);
        Announcement.print(progress, addresses);
        consumption.print(progress, running.children(), data);
    }

    private DataDirectory prepareMachine() {
        Preflight.requireJdk(Runtime.version().feature());
        DataDirectory data = DataDirectory.take(wish.data());
        running.holds(data);
        Preflight.requireDisk(data.root());
        Preflight.requireSaneClock(Clock.systemUTC(), data.note(FORMER_START));
        if (DurablePostgres.stopLeftover(data) | Leftovers.end(data) > 0) {
            progress.say("Stopped what a killed launcher had left running");
        }
        Preflight.requireFreePorts(addresses);
        if (wish.fresh()) {
            data.empty();
        }
        data.leaveNote(FORMER_START, Clock.systemUTC().instant().toString());
        return data;
    }

    /** Families once for each data directory (a load that was cut off is continued); slots for the weeks from today. */
    private void loadDemonstration(DataDirectory data) {
        Tokens tokens = new Tokens(addresses);
        LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Africa/Cairo")));
        DemoTarget target = new DemoTarget(addresses.record(), () -> tokens.of("conformance"), today);
        if (data.note(DEMONSTRATION).isEmpty()) {
            new DemoData().load(target, wish.households(), progress);
            data.leaveNote(DEMONSTRATION, String.valueOf(wish.households()));
        } else {
            new DemoData().openDays(target, progress);
        }
    }

    private void startServices(DataDirectory data) throws InterruptedException {
        Together.run(ServicePlan.all(addresses).stream()
                .map(plan -> (Together.Step) () -> timed(plan.module(), () -> start(plan, data)))
                .toArray(Together.Step[]::new));
    }

    private void start(ServicePlan plan, DataDirectory data) {
        Map<String, String> environment = new HashMap<>(plan.environment(addresses, instance));
        // Exports and uploads are health data, and a job goes on after a restart.
        environment.put("USRA_JOB_DIRECTORY", data.root().resolve("jobs").toString());
        Child child = Child.start(
                plan.module(),
                data.logs(),
                JavaCommand.bootJar(programs.service(plan.module()), plan.javaOptions(System.getenv())),
                environment);
        running.adopt(child);
        URI ready = URI.create("http://localhost:" + plan.port() + "/ready");
        new Readiness().await(child, ready, PATIENCE, instance::equals);
    }

    private void timed(String what, Runnable step) {
        double begun = progress.seconds();
        step.run();
        progress.say(String.format(Locale.ROOT, "%s is ready (%.1f s)", what, progress.seconds() - begun));
    }
}
