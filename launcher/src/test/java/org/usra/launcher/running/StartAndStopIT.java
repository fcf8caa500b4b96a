package org.usra.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.FreePorts;
import org.usra.launcher.site.LaunchFailure;

/** One data directory through its life: first start, Ctrl-C, second start on other ports, a killed launcher, a dead child. */
@TestMethodOrder(OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartAndStopIT {

    @TempDir
    static Path data;

    private static String lastSlot = "";

    @Test
    @Order(1)
    void the_first_start_announces_addresses_and_users_and_ctrl_c_leaves_nothing_behind() throws Exception {
        List<ProcessHandle> processes;
        try (RunningUsra usra =
                RunningUsra.begin(FreePorts.block(), data, "--households", "3").awaitReady()) {
            Addresses addresses = usra.addresses();
            assertThat(usra.output())
                    .contains("Usra is ready", addresses.clinic(), addresses.record(), addresses.referral())
                    .contains(addresses.issuer(), addresses.database("usra"))
                    .contains("Users, password usra:  registrar nurse doctor")
                    .contains("of processor time; load average");
            for (String ready : List.of(
                    addresses.clinic() + "/ready",
                    addresses.record().replace("/fhir", "/ready"),
                    addresses.referral().replace("/fhir", "/ready"))) {
                assertThat(statusOf(ready)).isEqualTo(200);
            }
            assertThat(statusOf(addresses.record() + "/Patient")).isEqualTo(401);
            closeLastDay(usra);
            processes = usra.processes();
            assertThat(processes).hasSizeGreaterThan(5);
            assertThat(usra.interrupt()).isEqualTo(130);
            assertThat(usra.output()).contains("Everything is stopped; the data stays");
        }
        assertAllEnd(processes);
        assertNothingIsHeld();
    }

    @Test
    @Order(2)
    void a_second_start_on_other_ports_keeps_the_data_and_a_killed_launcher_leaves_no_orphan() throws Exception {
        RunningUsra usra = RunningUsra.begin(FreePorts.block(), data).awaitReady();
        assertThat(usra.token("doctor")).isNotEmpty();
        assertThat(usra.output()).contains("Demonstration slots of the next three weeks: ");
        assertThat(new FhirCaller(usra.addresses())
                        .get(usra.addresses().record() + "/" + lastSlot, "conformance")
                        .status())
                .isEqualTo(200);
        List<ProcessHandle> processes = usra.processes();
        assertThat(usra.kill()).isEqualTo(137);
        assertAllEnd(processes);
    }

    @Test
    @Order(3)
    void after_a_kill_it_starts_again_and_says_which_child_died() throws Exception {
        try (RunningUsra usra = RunningUsra.begin(FreePorts.block(), data).awaitReady()) {
            List<ProcessHandle> processes = usra.processes();
            ProcessHandle clinic = processes.stream()
                    .filter(process -> process.info().commandLine().orElse("").contains("clinic-ui-"))
                    .findFirst()
                    .orElseThrow();
            clinic.destroyForcibly();
            assertThat(usra.awaitEnd()).isEqualTo(LaunchFailure.CHILD_DIED.exitCode());
            assertThat(usra.output()).contains("run: clinic-ui ended with exit code 137. The last lines of");
            assertAllEnd(processes);
        }
    }

    @Test
    @Order(4)
    void a_taken_port_is_told_before_anything_is_started() throws Exception {
        Addresses addresses = FreePorts.block();
        try (ServerSocket holder = new ServerSocket(addresses.keycloakPort(), 1, InetAddress.getLoopbackAddress())) {
            RunningUsra usra = RunningUsra.begin(addresses, data);
            assertThat(usra.awaitEnd()).isEqualTo(LaunchFailure.PORT_TAKEN.exitCode());
            assertThat(usra.output())
                    .contains("Port " + holder.getLocalPort() + ", needed by Keycloak, is used by pid "
                            + ProcessHandle.current().pid() + " (java).");
            assertNothingIsHeld();
        }
    }

    /** Makes the record that of an earlier day, whose starts had not seen the last day of slots yet. */
    private static void closeLastDay(RunningUsra usra) {
        FhirCaller calls = new FhirCaller(usra.addresses());
        String base = usra.addresses().record() + "/";
        Matcher slot = Pattern.compile("slot-[a-z0-9-]+-(\\d{8})T\\d{4}")
                .matcher(calls.get(base + "Slot?_sort=-start&_count=1", "conformance")
                        .wanted()
                        .at("/entry/0/resource/id")
                        .asText());
        assertThat(slot.matches()).isTrue();
        lastSlot = "Slot/" + slot.group();
        for (String gone : List.of(lastSlot, "Basic/demo-slots-" + slot.group(1))) {
            assertThat(calls.delete(base + gone, "conformance").status()).isEqualTo(204);
        }
        assertThat(calls.get(base + lastSlot, "conformance").status()).isEqualTo(410);
    }

    /** A process lives a moment longer than its last sign, PostgreSQL than its pid file. */
    private static void assertAllEnd(List<ProcessHandle> processes) throws Exception {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(60, TimeUnit.SECONDS);
    }

    private static void assertNothingIsHeld() throws Exception {
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(data.resolve("children")).doesNotExist();
        try (FileChannel channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            assertThat(lock).isNotNull();
        }
    }

    private static int statusOf(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
