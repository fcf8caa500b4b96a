package org.usra.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.usra.launcher.child.Child;
import org.usra.launcher.postgres.DurablePostgres;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.Progress;

/** What a start has cost: seconds on the wall, seconds of processor, and how busy the machine was meanwhile. */
final class Consumption {

    private static final double TICKS_PER_SECOND = 100;

    /** Of Maven, whose process the launcher's became after the build. */
    private final double before = ownAndEnded();

    /** From now on. */
    Consumption() {}

    void print(Progress progress, List<Child> children, DataDirectory data) {
        Stream<ProcessHandle> ours = Stream.concat(
                children.stream().flatMap(child -> ProcessHandle.of(child.pid()).stream()),
                DurablePostgres.processes(data));
        double live = ours.map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(used -> used.toNanos() / 1e9)
                .sum();
        progress.say(String.format(
                Locale.ROOT,
                "Started in %.1f s with %.1f s of processor time; load average %s on %d processors",
                progress.seconds(),
                live + ownAndEnded() - before,
                loadAverage(),
                Runtime.getRuntime().availableProcessors()));
    }

    /** The launcher and those of its children that have ended, such as Keycloak's build. */
    private static double ownAndEnded() {
        String line = read(Path.of("/proc/self/stat"));
        if (line.isEmpty()) {
            return ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .toMillis()
                    / 1e3;
        }
        // The name in brackets may hold spaces; the numbers are counted after it (proc(5): utime stime cutime cstime).
        String[] columns = line.substring(line.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int column = 11; column <= 14; column++) {
            ticks += Long.parseLong(columns[column]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static String loadAverage() {
        String line = read(Path.of("/proc/loadavg"));
        return line.isEmpty() ? "unknown" : line.split(" ")[0];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
