package org.usra.launcher.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** The questions to this machine, each with one sentence and one exit code when the answer is no. */
public final class Preflight {

    private static final long BYTES_NEEDED = 1_500L * 1024 * 1024;

    /** No machine that runs this version can live before it was written. */
    private static final Instant WRITTEN = Instant.parse("2026-11-01T00:00:00Z");

    private static final Duration TOLERATED_STEP_BACK = Duration.ofMinutes(2);

    private Preflight() {}

    public static void requireJdk(int feature) {
        if (feature < 21) {
            throw new LaunchFailed(
                    LaunchFailure.OLD_JDK,
                    "This is Java " + feature
                            + "; Usra needs a JDK of version 21 or newer (25 is best). Install one, for"
                            + " example Eclipse Temurin from https://adoptium.net, or set JAVA_HOME to it.");
        }
    }

    public static void requireFreePorts(Addresses addresses) {
        for (Map.Entry<Integer, String> entry : addresses.ports().entrySet()) {
            int port = entry.getKey();
            if (!isFree(port)) {
                throw new LaunchFailed(
                        LaunchFailure.PORT_TAKEN,
                        "Port " + port + ", needed by " + entry.getValue() + ", is used by " + PortOwner.describe(port)
                                + ". Stop it, or move Usra with --ports " + (addresses.base() + 100) + ".");
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket every = new ServerSocket()) {
            every.setReuseAddress(true);
            every.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            return false;
        }
        try (ServerSocket loopback = new ServerSocket()) {
            loopback.setReuseAddress(true);
            loopback.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public static void requireDisk(Path directory) {
        try {
            requireBytes(directory, Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            throw new LaunchFailed(LaunchFailure.DISK_FULL, "The free space at " + directory + " cannot be read", e);
        }
    }

    static void requireBytes(Path directory, long usable) {
        if (usable < BYTES_NEEDED) {
            throw new LaunchFailed(
                    LaunchFailure.DISK_FULL,
                    "Only " + usable / (1024 * 1024) + " MB are free at " + directory + "; Usra needs "
                            + BYTES_NEEDED / (1024 * 1024) + " MB. Free some, or choose another place with --data.");
        }
    }

    /**
     * Tokens, leases and the validity of referrals are all judged by the clock, so a clock that stands before its own past
     * is refused. The instant of the former start may be empty.
     */
    public static void requireSaneClock(Clock clock, String formerStart) {
        Instant now = clock.instant();
        Instant earliest =
                formerStart.isEmpty() ? WRITTEN : Instant.parse(formerStart).minus(TOLERATED_STEP_BACK);
        if (now.isBefore(earliest)) {
            throw new LaunchFailed(
                    LaunchFailure.WRONG_CLOCK,
                    "The clock of this machine says " + now + ", which is before " + earliest
                            + (formerStart.isEmpty() ? " when this version was made" : " when Usra last started here")
                            + ". Set it right, for example with: timedatectl set-ntp true");
        }
    }
}
