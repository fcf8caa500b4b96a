package org.usra.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.referral.ServiceUnderTest.DATABASE;
import static org.usra.referral.ServiceUnderTest.RECORD;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.usra.referral.following.ClockRunner;
import org.usra.referral.following.EventFollower;

/** Two instances share the clocks and the events; while the record thinks, neither holds a lock. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoInstancesFollowingTest {

    private static ConfigurableApplicationContext second;

    @BeforeAll
    static void start() {
        second = ServiceUnderTest.start();
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
        for (String more : List.of("p2", "p3")) {
            RECORD.put(RECORD.get("Patient/p1").put("id", more).toString());
            RECORD.put(RECORD.get("EpisodeOfCare/e1")
                    .toString()
                    .replace("p1", more)
                    .replace("\"e1\"", "\"e-" + more + "\""));
        }
        JdbcClient jdbc = jdbc();
        jdbc.sql("update event_cursor set sequence = 0, lease = null, leased_until = null")
                .update();
        jdbc.sql("delete from clock").update();
    }

    @Test
    void a_clock_that_several_instances_see_brings_its_move_once() throws Exception {
        List<Referral> referrals = overdue("p1", "p2", "p3");
        List<String> before =
                referrals.stream().map(one -> one.version(one.fulfilment())).toList();
        List<String> tasks = referrals.stream().map(Referral::fulfilment).toList();
        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            List<Future<?>> runs = Stream.of(first(ClockRunner.class), other(ClockRunner.class))
                    .flatMap(runner -> Stream.<Runnable>of(runner::run, runner::run))
                    .<Future<?>>map(instances::submit)
                    .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        }
        for (int i = 0; i < referrals.size(); i++) {
            assertThat(referrals.get(i).stage()).isEqualTo("rerouting");
            assertThat(referrals.get(i).version(tasks.get(i)))
                    .isEqualTo(String.valueOf(Integer.parseInt(before.get(i)) + 1));
        }
        assertThat(clocks("acceptance")).containsOnly("fired");
    }

    @Test
    void no_transaction_is_open_while_the_record_carries_a_clock_out() throws Exception {
        overdue("p1");
        assertThat(openWhile(first(ClockRunner.class)::run)).isZero();
        assertThat(clocks("acceptance")).containsOnly("fired");
    }

    @Test
    void no_transaction_is_open_while_the_record_carries_an_event_out_and_nobody_else_follows() throws Exception {
        Referral referral = Referral.booked("h-alsalam");
        ServiceUnderTest.follow();
        RECORD.put("""
                {"resourceType":"Encounter","id":"own","status":"in-progress","class":{"code":"AMB"},
                 "subject":{"reference":"Patient/p1"},"serviceProvider":{"reference":"Organization/h-alsalam"},
                 "basedOn":[{"reference":"ServiceRequest/%s"}]}""".formatted(referral.request()));
        assertThat(openWhile(
                        first(EventFollower.class)::follow,
                        () -> other(EventFollower.class).follow()))
                .isZero();
        assertThat(referral.stage()).isEqualTo("arrived");
        assertThat(jdbc().sql("select lease is null from event_cursor")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void what_an_instance_left_when_it_died_is_taken_over_once_its_lease_is_over() {
        Referral referral = overdue("p1").getFirst();
        jdbc().sql("update clock set lease = 'dead', leased_until = now() + interval '1 minute'")
                .update();
        jdbc().sql("update event_cursor set lease = 'dead', leased_until = now() + interval '1 minute', sequence = 0")
                .update();
        other(ClockRunner.class).run();
        other(EventFollower.class).follow();
        assertThat(referral.stage()).isEqualTo("awaiting-acceptance");
        assertThat(sequence()).isZero();
        jdbc().sql("update clock set leased_until = now() - interval '1 second'")
                .update();
        jdbc().sql("update event_cursor set leased_until = now() - interval '1 second'")
                .update();
        other(ClockRunner.class).run();
        other(EventFollower.class).follow();
        assertThat(referral.stage()).isEqualTo("rerouting");
        assertThat(sequence()).isPositive();
    }

    /** Referrals whose hospital has not answered in time. */
    private static List<Referral> overdue(String... patients) {
        List<Referral> referrals = Stream.of(patients)
                .map(patient -> Referral.chosen("h-alsalam", patient))
                .toList();
        ServiceUnderTest.follow();
        jdbc().sql("update clock set due = now() - interval '1 minute' where kind = 'acceptance'")
                .update();
        return referrals;
    }

    /** Transactions that are open in the database in the moment when the record has the work's own before it. */
    private static int openWhile(Runnable work, Runnable... beside) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        RECORD.beforeNextTransaction(() -> {
            asked.countDown();
            await(answer);
        });
        try (ExecutorService instance = Executors.newSingleThreadExecutor()) {
            Future<?> run = instance.submit(work);
            await(asked);
            for (Runnable each : beside) {
                each.run();
            }
            int open = openTransactions();
            answer.countDown();
            run.get();
            return open;
        } finally {
            answer.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int openTransactions() throws Exception {
        try (Connection connection = DATABASE.superuser();
                ResultSet rows = connection.createStatement().executeQuery("""
                        select count(*) from pg_stat_activity where datname = current_database()
                          and backend_type = 'client backend' and pid <> pg_backend_pid() and xact_start is not null""")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static List<String> clocks(String kind) {
        return jdbc().sql("select state from clock where kind = ?")
                .param(kind)
                .query(String.class)
                .list();
    }

    private static long sequence() {
        return jdbc().sql("select sequence from event_cursor").query(Long.class).single();
    }

    private static <T> T first(Class<T> type) {
        return ServiceUnderTest.bean(type);
    }

    private static <T> T other(Class<T> type) {
        return second.getBean(type);
    }

    private static JdbcClient jdbc() {
        return ServiceUnderTest.bean(JdbcClient.class);
    }
}
