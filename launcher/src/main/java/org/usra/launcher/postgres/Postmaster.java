package org.usra.launcher.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of a database directory, as its {@code postmaster.pid} names it. */
record Postmaster(ProcessHandle process) {

    /** The pid file and the system count the same start from different clocks. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

    private static final int PATIENCE_SECONDS = 60;

    /**
     * The process that really serves this directory. After a crash of the machine another program may have the same pid;
     * then the file is removed, because PostgreSQL would believe it.
     */
    static Optional<Postmaster> of(Path database) {
        Path file = database.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3) {
                return Optional.empty();
            }
            Optional<ProcessHandle> holder =
                    ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
            if (holder.isEmpty()) {
                // PostgreSQL itself clears this, after looking whether a backend still holds the memory.
                return Optional.empty();
            }
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            if (isPostgres(holder.get(), started)) {
                return holder.map(Postmaster::new);
            }
            Files.delete(file);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPostgres(ProcessHandle process, Instant started) {
        boolean sameStart = process.info()
                .startInstant()
                .map(begun -> Duration.between(begun, started).abs().compareTo(START_TOLERANCE) < 0)
                .orElse(true);
        boolean samePath = process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(true);
        return sameStart && samePath;
    }

    /** The fast shutdown: sessions are ended, a checkpoint is written, no recovery is needed next time. */
    void stop() {
        signal("INT");
        if (!endsWithin(PATIENCE_SECONDS)) {
            signal("QUIT");
            endsWithin(PATIENCE_SECONDS);
        }
    }

    private boolean endsWithin(int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops the server if the launcher is killed: a shell that waits for the end of its standard input. PostgreSQL cannot
     * be tethered as a Java program can.
     */
    Process guard() throws IOException {
        return new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "trap '' INT HUP TERM; while read -r line; do :; done; kill -INT \"$1\"",
                        "usra-guard",
                        String.valueOf(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
