package org.usra.launcher;

import java.nio.file.Path;
import org.usra.launcher.keycloak.Tokens;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;
import org.usra.launcher.site.Progress;

/** The program behind {@code ./run}. */
public final class Run {

    /** Set by the script: where the checkout is. */
    private static final String CHECKOUT = "usra.checkout";

    private Run() {}

    public static void main(String[] words) {
        System.setProperty("logback.configurationFile", "org/usra/launcher/logback.xml");
        Progress progress = new Progress(System.out);
        try {
            Arguments arguments = Arguments.parse(
                    words, Path.of(System.getProperty(CHECKOUT, "")).toAbsolutePath());
            switch (arguments) {
                case Arguments.Help help -> progress.print(Arguments.HELP);
                case Arguments.Token token -> progress.print(new Tokens(token.addresses()).of(token.name()));
                case Arguments.Start start -> run(start, progress);
            }
        } catch (LaunchFailed failed) {
            System.err.println("run: " + failed.sentence());
            System.exit(failed.failure().exitCode());
        }
    }

    private static void run(Arguments.Start start, Progress progress) {
        Running running = new Running(progress);
        Thread hook = new Thread(running::stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new Startup(start, running, progress).start();
            throw running.awaitDeath();
        } catch (LaunchFailed failed) {
            if (running.isStopping()) {
                awaitHook(hook); // Ctrl-C: the children end because they were asked to.
                return;
            }
            // A dead child is the cause of whatever else failed after it.
            LaunchFailed cause = running.death().orElse(failed);
            System.err.println("run: " + cause.sentence());
            System.exit(cause.failure().exitCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(LaunchFailure.CHILD_DIED.exitCode());
        }
    }

    private static void awaitHook(Thread hook) {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
