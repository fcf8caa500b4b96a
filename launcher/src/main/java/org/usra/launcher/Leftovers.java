package org.usra.launcher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.usra.launcher.child.Child;
import org.usra.launcher.site.DataDirectory;

/** Children of a launcher that was killed: they end by themselves, but a new start must not meet them on their ports. */
final class Leftovers {

    private static final String NOTE = "children";
    private static final int PATIENCE_SECONDS = 30;

    private Leftovers() {}

    /** Writes down who lives, with the start time, because a pid alone may belong to somebody else tomorrow. */
    static void note(DataDirectory data, List<Child> children) {
        data.leaveNote(
                NOTE,
                children.stream()
                        .map(child -> child.pid() + " "
                                + ProcessHandle.of(child.pid())
                                        .flatMap(process -> process.info().startInstant())
                                        .orElse(Instant.EPOCH))
                        .collect(Collectors.joining("\n")));
    }

    static void forget(DataDirectory data) {
        data.removeNote(NOTE);
    }

    /** Waits for them to end, and ends those that do not; returns how many there were. */
    static int end(DataDirectory data) {
        List<ProcessHandle> alive = data.note(NOTE)
                .lines()
                .map(line -> line.split(" "))
                .flatMap(words -> find(Long.parseLong(words[0]), Instant.parse(words[1])).stream())
                .toList();
        alive.forEach(Leftovers::end);
        forget(data);
        return alive.size();
    }

    private static Optional<ProcessHandle> find(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(process ->
                        process.info().startInstant().orElse(Instant.MAX).equals(started));
    }

    private static void end(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
