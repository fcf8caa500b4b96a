package org.usra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CPU time that processes have used, from {@code /proc/PID/stat}; shared machines are noisy, CPU time is less so.
 *
 * <p>The kernel counts in ticks of 10 ms, so a measurement needs some hundred operations to mean anything.
 */
final class CpuClock {

    private static final double MILLISECONDS_PER_TICK = 10;

    private CpuClock() {}

    /** User and system milliseconds of one process and the children that it has waited for. */
    static double ofProcess(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[11])
                    + Long.parseLong(fields[12])
                    + Long.parseLong(fields[13])
                    + Long.parseLong(fields[14]);
            return ticks * MILLISECONDS_PER_TICK;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The postmaster, its living backends, and those that have ended. */
    static double ofPostgres(long postmaster) {
        return ofProcess(postmaster)
                + children(postmaster).mapToDouble(CpuClock::ofProcess).sum();
    }

    /** Resident memory in megabytes. */
    static long residentMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .map(kilobytes -> kilobytes / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long parentOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new IllegalStateException("process " + pid + " has no parent that can be seen"));
    }

    /** The process that runs this program and listens on this port, by its command line and its environment. */
    static long find(String program, int port) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(program))
                .map(ProcessHandle::pid)
                .filter(pid -> environment(pid).contains("SERVER_PORT=" + port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " runs on port " + port));
    }

    private static List<String> environment(long pid) {
        try {
            return List.of(Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1)
                    .split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Stream<Long> children(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid);
    }
}
