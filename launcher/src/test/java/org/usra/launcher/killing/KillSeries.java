package org.usra.launcher.killing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.usra.launcher.killing.Ledger.Kept;
import org.usra.launcher.killing.Line.Answer;

/** Rounds of writing, killing and reading the tables, all on one database and one ledger. */
final class KillSeries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WRITERS = 8;

    /** Who is killed. */
    enum Victim {
        SERVER,
        POSTGRES
    }

    /** What became of one round. */
    record Round(Victim victim, long seed, int acknowledged, int unanswered, List<String> findings) {

        @Override
        public String toString() {
            return "round of seed " + seed + ": " + victim + " killed, " + acknowledged + " acknowledged, " + unanswered
                    + " unanswered, " + findings.size() + " findings";
        }
    }

    private final CrashSite site;
    private final Ledger ledger = new Ledger();
    private final List<Round> rounds = new ArrayList<>();

    KillSeries(CrashSite site) {
        this.site = site;
    }

    List<Round> rounds() {
        return List.copyOf(rounds);
    }

    /** One round; the seed decides what is written and when the victim dies. */
    Round round(Victim victim, long seed) throws SQLException, InterruptedException {
        Random random = new Random(seed);
        Instant begun = Instant.now();
        int before = ledger.acknowledged();
        AtomicBoolean killed = new AtomicBoolean();
        List<SeededWriter> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> new SeededWriter(
                        "s" + seed + "-w" + writer,
                        new Random(seed * 31 + writer),
                        new Line(site.base(), site.token()),
                        ledger,
                        killed))
                .toList();
        List<Thread> threads = writers.stream()
                .map(writer -> Thread.ofPlatform().start(writer))
                .toList();
        ledger.awaitAcknowledged(before + 100 + random.nextInt(300), threads);
        // Not always just after an answer: at any moment of somebody's transaction.
        new CountDownLatch(1).await(random.nextInt(30_000), TimeUnit.MICROSECONDS);
        List<String> findings = new ArrayList<>();
        if (threads.stream().anyMatch(thread -> !thread.isAlive())) {
            writers.stream()
                    .map(SeededWriter::last)
                    .filter(last -> !last.good() && !last.refused())
                    .forEach(last -> findings.add("before the kill: " + last));
        }
        kill(victim);
        killed.set(true);
        if (victim == Victim.POSTGRES) {
            site.restartPostgres();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        writers.stream()
                .map(SeededWriter::fault)
                .filter(fault -> !fault.isEmpty())
                .forEach(findings::add);
        int unanswered = (int) writers.stream()
                .filter(writer -> !writer.last().good() && !writer.last().refused())
                .count();
        if (victim == Victim.SERVER) {
            site.awaitQuiet();
        }
        findings.addAll(check());
        if (victim == Victim.SERVER) {
            site.startServer();
        } else {
            site.awaitServer();
        }
        repeatWhatIsWantedOnce(findings);
        findings.addAll(compared(new Line(site.base(), site.token()), "?mode=check&since=" + begun.minusSeconds(5)));
        Round round = new Round(victim, seed, ledger.acknowledged() - before, unanswered, List.copyOf(findings));
        rounds.add(round);
        System.out.println(round);
        round.findings().stream().limit(20).forEach(System.out::println);
        return round;
    }

    private void kill(Victim victim) {
        switch (victim) {
            case SERVER -> site.killServer();
            case POSTGRES -> site.killPostgres();
        }
    }

    List<String> check() throws SQLException {
        try (Connection connection = site.superuser()) {
            return TableChecker.findings(connection, ledger);
        }
    }

    /** Everything, typed rows too, and once more the tables, now that nobody writes. */
    List<String> last() throws SQLException, InterruptedException {
        List<String> findings = new ArrayList<>(check());
        findings.addAll(compared(new Line(site.base(), site.token()), "?mode=check"));
        return findings;
    }

    /** A client that got no answer sends a conditional create again. */
    private void repeatWhatIsWantedOnce(List<String> findings) {
        Line line = new Line(site.base(), site.token());
        ledger.unansweredOnce().forEach((mark, body) -> {
            Answer answer =
                    line.send("POST", "Basic", body, "If-None-Exist", "identifier=" + Contents.ONCE + "%7C" + mark);
            if (answer.good()) {
                ledger.acknowledge(mark, List.of(new Kept(Line.shown(answer), Contents.hash(body))));
            } else {
                findings.add("after the restart: " + answer);
            }
        });
    }

    /** What the server itself finds when it derives rows anew from documents. */
    private static List<String> compared(Line line, String order) throws InterruptedException {
        Answer begun = line.send("POST", "$reindex" + order, "");
        if (begun.status() != 202) {
            return List.of("$reindex: " + begun);
        }
        String address = begun.location().substring(begun.location().indexOf("/fhir/") + "/fhir/".length());
        Answer answer = begun;
        while (answer.status() == 202) {
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            answer = line.send("GET", address, "");
        }
        List<String> findings = new ArrayList<>();
        try {
            for (JsonNode parameter : JSON.readTree(answer.body()).path("parameter")) {
                if (parameter.path("name").asText().matches("difference|failure|differingTable")) {
                    findings.add("$reindex: " + parameter);
                }
            }
        } catch (JsonProcessingException e) {
            findings.add("$reindex: " + answer);
        }
        return answer.good() ? findings : List.of("$reindex: " + answer);
    }
}
