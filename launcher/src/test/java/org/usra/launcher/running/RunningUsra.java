package org.usra.launcher.running;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.keycloak.Tokens;
import org.usra.launcher.site.Addresses;

/**
 * A whole Usra as {@code ./run --no-build} starts it: packaged jars, real PostgreSQL, real Keycloak, in processes of their
 * own. For every test that must see what a user sees.
 */
public final class RunningUsra implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 600;

    private final Addresses addresses;
    private final Path data;
    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private RunningUsra(Addresses addresses, Path data, Process process) {
        this.addresses = addresses;
        this.data = data;
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    /** Starts it on these ports and data, with more words for the command line; returns before it is ready. */
    public static RunningUsra begin(Addresses addresses, Path data, String... more) {
        return begin(addresses, data, Map.of(), more);
    }

    /** The same with an environment of its own. */
    static RunningUsra begin(Addresses addresses, Path data, Map<String, String> environment, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Checkout.root().resolve("run").toString(),
                "--no-build",
                "--ports",
                String.valueOf(addresses.base()),
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new RunningUsra(addresses, data, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                System.out.println("run | " + line);
                // The last line of a start: everything above it has been printed.
                if (line.contains("of processor time; load average")) {
                    ready.complete(line);
                }
            }
        } catch (IOException e) {
            lines.add(String.valueOf(e));
        }
        ready.completeExceptionally(new IllegalStateException("./run ended before it was ready:\n" + output()));
    }

    /** Waits for the announcement, or fails with everything that was printed. */
    public RunningUsra awaitReady() {
        try {
            ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Usra is not ready:\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    /** A token of a demonstration user or system. */
    public String token(String name) {
        return new Tokens(addresses).of(name);
    }

    public String output() {
        return String.join("\n", lines);
    }

    /** The launcher and everything it has started, PostgreSQL included. */
    public List<ProcessHandle> processes() {
        try {
            Path pid = data.resolve("postgres/postmaster.pid");
            Stream<ProcessHandle> postgres = Files.exists(pid)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                            .stream()
                    : Stream.empty();
            return Stream.of(Stream.of(process.toHandle()), process.descendants(), postgres)
                    .flatMap(each -> each)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Ctrl-C does; returns the exit code. */
    public int interrupt() {
        return signal("INT");
    }

    /** What nothing can answer: the launcher is gone at once. */
    public int kill() {
        return signal("KILL");
    }

    private int signal(String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
            return awaitEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the launcher itself has ended; returns its exit code. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("./run does not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            interrupt();
        }
    }
}
