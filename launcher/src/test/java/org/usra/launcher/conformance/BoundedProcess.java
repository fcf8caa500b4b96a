package org.usra.launcher.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A program that has so much time and no more, and leaves no process behind. */
final class BoundedProcess {

    private BoundedProcess() {}

    /** How a program ended, and what it had printed. */
    record Ended(int exitCode, List<String> lines) {

        String text() {
            return String.join("\n", lines);
        }
    }

    /** Runs it to its end. Messages call it by its name: a command line may hold a token. */
    static Ended run(String name, Duration atMost, List<String> command) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                Thread listener = Thread.ofVirtual().start(() -> listen(name, process, lines));
                if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException(
                            name + " did not end within " + atMost + ":\n" + String.join("\n", lines));
                }
                listener.join();
                return new Ended(process.exitValue(), List.copyOf(lines));
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void listen(String name, Process process, Queue<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                System.out.println(name + " | " + line);
            }
        } catch (IOException e) {
            lines.add(String.valueOf(e));
        }
    }
}
