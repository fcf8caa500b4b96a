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
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicBoolean expired = new AtomicBoolean();
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
    void a_later_start_opens_the_days_that_have_come_into_view_and_no_other() {
        load(10, LocalDate.of(2026, 11, 23));
        written.clear();
        openDays(LocalDate.of(2026, 11, 30));
        assertThat(written) // in order; the 18th is a Friday
                .containsExactly(
                        "demo-slots-20261214",
                        "demo-slots-20261215",
                        "demo-slots-20261216",
                        "demo-slots-20261217",
                        "demo-slots-20261219",
                        "demo-slots-20261220");
        assertThat(lines.toString(StandardCharsets.UTF_8)).contains("Demonstration slots of the next three weeks: ");
    }

    @Test
    void a_start_on_the_same_day_asks_one_question_and_says_nothing() {
        load(10, LocalDate.of(2026, 11, 23));
        questions.set(0);
        written.clear();
        lines.reset();
        openDays(LocalDate.of(2026, 11, 23));
        assertThat(questions).hasValue(1);
        assertThat(written).isEmpty();
        assertThat(lines.size()).isZero();
    }

    @Test
    void an_opening_that_was_broken_off_is_continued() {
        load(0, LocalDate.of(2026, 11, 23));
        written.clear();
        refuseAfter = markers.size() + 2;
        assertThatThrownBy(() -> openDays(LocalDate.of(2026, 11, 30))).isInstanceOf(LaunchFailed.class);
        refuseAfter = Integer.MAX_VALUE;
        openDays(LocalDate.of(2026, 11, 30));
        assertThat(written).hasSize(6).doesNotHaveDuplicates();
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
    void an_expired_token_is_replaced_by_the_next_one() {
        expired.set(true);
        load(5, LocalDate.of(2026, 11, 23));
        assertThat(written).hasSize(DIRECTORY_AND_SLOTS + 1);
    }

    @Test
    void more_families_than_have_unique_numbers_are_refused() {
        assertThatThrownBy(() -> load(20_001, LocalDate.of(2026, 11, 23)))
                .isInstanceOf(LaunchFailed.class)
                .hasMessage("Households can be 0 to 20000, not 20001: identifiers are unique up to there.");
    }

    private void load(int households, LocalDate today) {
        new DemoData().load(target(today), households, progress());
    }

    private void openDays(LocalDate today) {
        new DemoData().openDays(target(today), progress());
    }

    private DemoTarget target(LocalDate today) {
        return new DemoTarget("http://localhost:" + record.getAddress().getPort() + "/fhir", () -> "token", today);
    }

    private Progress progress() {
        return new Progress(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer token");
            if (expired.getAndSet(false)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("GET")) {
                questions.incrementAndGet();
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
