package org.usra.launcher.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** A running child: its name, its log, and the pipe that keeps it alive. */
public final class Child {

    /** Ctrl-C reaches every process of the terminal; only the launcher may answer it, so that the order of stopping holds. */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private static final int LAST_LINES = 20;

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts a program whose output goes to {@code logs/name.log}; the log of the time before is kept beside it. */
    public static Child start(String name, Path logs, List<String> command, Map<String, String> environment) {
        Path log = logs.resolve(name + ".log");
        List<String> whole = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            if (Files.exists(log)) {
                Files.move(log, logs.resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return new Child(name, log, builder.start());
        } catch (IOException e) {
            throw new LaunchFailed(LaunchFailure.CHILD_DIED, name + " cannot be started: " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Completes with this child when it has ended. */
    public CompletableFuture<Child> ended() {
        return process.onExit().thenApply(end -> this);
    }

    /** What to say when it ended although it was needed: its exit code and its last words. */
    public LaunchFailed died() {
        return new LaunchFailed(
                LaunchFailure.CHILD_DIED,
                name + " ended with exit code " + process.exitValue() + ". The last lines of " + log + ":\n"
                        + lastWords());
    }

    public String lastWords() {
        try {
            // Not Files.readAllLines: a log cut within a letter must not hide the cause.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path log() {
        return log;
    }

    /** Waits for a program that ends by itself, and returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end by closing the pipe, and insists when it does not. */
    public void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroy();
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
