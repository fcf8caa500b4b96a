package org.usra.launcher.preflight;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PreflightTest {

    @Test
    void an_old_jdk_is_refused_with_what_to_install() {
        refused(
                () -> Preflight.requireJdk(17),
                LaunchFailure.OLD_JDK,
                "This is Java 17; Usra needs a JDK of version 21");
        assertThatCode(() -> Preflight.requireJdk(21)).doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_taken_port_is_refused_with_the_name_of_who_holds_it() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = holder.getLocalPort();
            refused(
                    () -> Preflight.requireFreePorts(new Addresses(taken)),
                    LaunchFailure.PORT_TAKEN,
                    "Port " + taken + ", needed by clinic-ui, is used by pid "
                            + ProcessHandle.current().pid() + " (java). Stop it, or move Usra with --ports "
                            + (taken + 100) + ".");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_port_held_on_every_interface_is_seen_too() throws Exception {
        try (ServerSocket holder = new ServerSocket(0)) {
            int taken = holder.getLocalPort();
            refused(
                    () -> Preflight.requireFreePorts(new Addresses(taken)),
                    LaunchFailure.PORT_TAKEN,
                    "is used by pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void too_little_disk_is_refused_with_figures() {
        refused(
                () -> Preflight.requireBytes(Path.of("/srv/usra"), 100L * 1024 * 1024),
                LaunchFailure.DISK_FULL,
                "Only 100 MB are free at /srv/usra; Usra needs 1500 MB. Free some, or choose another place with --data.");
    }

    @Test
    void a_clock_before_this_version_was_made_is_refused() {
        refused(
                () -> Preflight.requireSaneClock(at("1970-01-01T00:03:00Z"), ""),
                LaunchFailure.WRONG_CLOCK,
                "The clock of this machine says 1970-01-01T00:03:00Z, which is before");
    }

    @Test
    void a_clock_that_has_gone_back_since_the_former_start_is_refused() {
        refused(
                () -> Preflight.requireSaneClock(at("2026-12-01T10:00:00Z"), "2026-12-01T12:00:00Z"),
                LaunchFailure.WRONG_CLOCK,
                "which is before 2026-12-01T11:58:00Z when Usra last started here");
        assertThatCode(() -> Preflight.requireSaneClock(at("2026-12-01T12:00:01Z"), "2026-12-01T12:00:00Z"))
                .doesNotThrowAnyException();
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static void refused(Runnable question, LaunchFailure failure, String sentence) {
        assertThatThrownBy(question::run)
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining(sentence)
                .extracting(failed -> ((LaunchFailed) failed).failure())
                .isEqualTo(failure);
    }
}
