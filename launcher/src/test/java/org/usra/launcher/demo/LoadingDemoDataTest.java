package org.usra.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.Progress;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoadingDemoDataTest {

    private static final int DIRECTORY_AND_SLOTS =
            1 + SlotDay.next(LocalDate.of(2026, 11, 23)).size();

    private final Set<String> markers = Collections.synchronizedSet(new HashSet<>());
    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger busy = new AtomicInteger();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private volatile int refuseAfter = Integer.MAX_VALUE;
    private HttpServer record;

    @BeforeEach
    void start() throws IOException {
        record = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        record.createContext("/fhir", this::answer);
        record.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        record.start();
    }

    @AfterEach
    void stop() {
        record.stop(0);
    }

    @Test
    void the_directory_comes_first_then_slots_then_every_family_once() {
        load(12, LocalDate.of(2026, 11, 23));
        assertThat(written.getFirst()).startsWith("demo-directory-");
        assertThat(written).hasSize(DIRECTORY_AND_SLOTS + 3).doesNotHaveDuplicates();
        assertThat(lines.toString(StandardCharsets.UTF_8)).contains("Demonstration data of 12 households:");
    }

    @Test
    void a_second_load_writes_nothing() {
        load(10, LocalDate.of(2026, 11, 23));
        written.clear();
        load(10, LocalDate.of(2026, 11, 23));
        assertThat(written).isEmpty();
        assertThat(lines.toString(StandardCharsets.UTF_8)).contains("Demonstration data of 10 households was there");
    }

    @Test
    void a_larger_wish_and_a_later_day_add_only_what_is_new() {
        load(10, LocalDate.of(2026, 11, 23));
        written.clear();
        load(20, LocalDate.of(2026, 11, 24));
        assertThat(written)
                .containsExactlyInAnyOrder("demo-slots-20261214", "demo-families-2019-2", "demo-families-2019-3");
    }

    @Test
    void a_load_that_was_broken_off_is_continued() {
        refuseAfter = 21;
        assertThatThrownBy(() -> load(50, LocalDate.of(2026, 11, 23)))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("422; The slot is taken. [\"Slot.status\"]");
        assertThat(markers).hasSize(21);
        refuseAfter = Integer.MAX_VALUE;
        load(50, LocalDate.of(2026, 11, 23));
        assertThat(written).hasSize(DIRECTORY_AND_SLOTS + 10).doesNotHaveDuplicates();
    }

    @Test
    void a_busy_record_is_asked_again() {
        busy.set(2);
        load(0, LocalDate.of(2026, 11, 23));
        assertThat(written).hasSize(DIRECTORY_AND_SLOTS).doesNotHaveDuplicates();
    }

    @Test
    void more_families_than_have_unique_numbers_are_refused() {
        assertThatThrownBy(() -> load(20_001, LocalDate.of(2026, 11, 23)))
                .isInstanceOf(LaunchFailed.class)
                .hasMessage("Households can be 0 to 20000, not 20001: identifiers are unique up to there.");
    }

    private void load(int households, LocalDate today) {
        String base = "http://localhost:" + record.getAddress().getPort() + "/fhir";
        new DemoData()
                .load(
                        new DemoTarget(base, () -> "token", today),
                        households,
                        new Progress(new PrintStream(lines, true, StandardCharsets.UTF_8)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer token");
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(markers.contains(path.substring("/fhir/Basic/".length())) ? 200 : 404, -1);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (busy.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else if (!keep(Json.read(body))) {
                byte[] outcome = """
                        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"conflict",
                         "details":{"text":"The slot is taken."},"expression":["Slot.status"]}]}""".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(422, outcome.length);
                exchange.getResponseBody().write(outcome);
            } else {
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    private synchronized boolean keep(JsonNode bundle) {
        if (markers.size() >= refuseAfter) {
            return false;
        }
        String marker = bundle.get("entry").get(0).get("resource").get("id").asText();
        markers.add(marker);
        return written.add(marker);
    }
}
