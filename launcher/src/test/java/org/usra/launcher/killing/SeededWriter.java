package org.usra.launcher.killing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.usra.launcher.killing.Ledger.Kept;
import org.usra.launcher.killing.Ledger.Version;
import org.usra.launcher.killing.Line.Answer;

/**
 * Writes one thing after the other, as its seed says, and enters each answer when it has been read. It ends at the first
 * answer that does not come.
 */
final class SeededWriter implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Random random;
    private final Line line;
    private final Ledger ledger;
    private final AtomicBoolean killed;
    private final List<Version> own = new ArrayList<>();
    private String patient = "";
    private int deeds;
    private String fault = "";
    private Answer last = Answer.NONE;

    /** @param killed set after the kill, at the latest when the victim is up again: no writer begins anything then */
    SeededWriter(String name, Random random, Line line, Ledger ledger, AtomicBoolean killed) {
        this.name = name;
        this.random = random;
        this.line = line;
        this.ledger = ledger;
        this.killed = killed;
    }

    /** What the last request got; of interest when nobody was killed. */
    Answer last() {
        return last;
    }

    /** Why it could not make sense of an answer; empty where it could. */
    String fault() {
        return fault;
    }

    @Override
    public void run() {
        try {
            write();
        } catch (RuntimeException e) {
            fault = name + ": " + e;
        }
    }

    private void write() {
        boolean answered = visit(true);
        while (answered && !killed.get()) {
            int dice = random.nextInt(100);
            answered = dice < 30
                    ? create()
                    : dice < 50
                            ? update()
                            : dice < 58 ? delete() : dice < 68 ? once() : dice < 78 ? read() : visit(false);
        }
    }

    private String mark() {
        return name + "-" + deeds++;
    }

    private boolean create() {
        String mark = mark();
        String body = Contents.observation(mark, patient, random);
        ledger.ask(mark, 1);
        return enter(mark, body, line.send("POST", "Observation", body));
    }

    private boolean update() {
        if (own.isEmpty()) {
            return create();
        }
        Version before = own.remove(random.nextInt(own.size()));
        String mark = mark();
        String body = Contents.withId(Contents.observation(mark, patient, random), before.id());
        ledger.ask(mark, 1);
        return enter(
                mark,
                body,
                line.send("PUT", "Observation/" + before.id(), body, "If-Match", "W/\"" + before.number() + "\""));
    }

    private boolean enter(String mark, String body, Answer answer) {
        last = answer;
        if (answer.good()) {
            Version version = Line.shown(answer);
            ledger.acknowledge(mark, List.of(new Kept(version, Contents.hash(body))));
            if (version.type().equals("Observation")) {
                own.add(version);
            }
        } else if (answer.refused()) {
            ledger.refuse(mark);
        }
        return answer.good() || answer.refused();
    }

    private boolean delete() {
        if (own.isEmpty()) {
            return create();
        }
        Version before = own.remove(random.nextInt(own.size()));
        Version deletion = new Version(before.type(), before.id(), before.number() + 1);
        ledger.askDeletion(deletion);
        last = line.send("DELETE", "Observation/" + before.id(), "");
        if (last.good()) {
            ledger.acknowledgeDeletion(deletion);
        } else if (last.refused()) {
            ledger.refuseDeletion(deletion);
        }
        return last.good() || last.refused();
    }

    private boolean once() {
        String mark = mark();
        String body = Contents.once(mark);
        ledger.ask(mark, 1);
        ledger.askOnce(mark, body);
        return enter(
                mark,
                body,
                line.send("POST", "Basic", body, "If-None-Exist", "identifier=" + Contents.ONCE + "%7C" + mark));
    }

    private boolean read() {
        if (own.isEmpty()) {
            return create();
        }
        String key = "Observation/" + own.get(random.nextInt(own.size())).id();
        last = line.send("GET", key, "");
        if (last.good()) {
            ledger.acknowledgeRead(key);
        }
        return last.good() || last.refused();
    }

    /** Six resources in one transaction; of those that change an older one, a few name a version that never was. */
    private boolean visit(boolean first) {
        String mark = mark();
        String urn = "urn:uuid:00000000-0000-4000-8000-" + String.format("%012d", random.nextInt(Integer.MAX_VALUE));
        List<String> bodies = new ArrayList<>(List.of(Contents.patient(mark, random)));
        for (int i = 0; i < 3; i++) {
            bodies.add(Contents.observation(mark, urn, random));
        }
        bodies.add(Contents.condition(mark, urn, random));
        Version changed = first || own.isEmpty() ? null : own.remove(random.nextInt(own.size()));
        boolean doomed = random.nextInt(6) == 0;
        StringBuilder entries = new StringBuilder(entry(urn, bodies.get(0), "POST", "Patient", ""));
        bodies.subList(1, 4).forEach(body -> entries.append(entry("", body, "POST", "Observation", "")));
        entries.append(entry("", bodies.get(4), "POST", "Condition", ""));
        if (changed == null) {
            bodies.add(Contents.observation(mark, urn, random));
            entries.append(entry("", bodies.get(5), "POST", "Observation", ""));
        } else {
            bodies.add(Contents.withId(Contents.observation(mark, patient, random), changed.id()));
            String match = ",\"ifMatch\":\"W/\\\"" + (changed.number() + (doomed ? 7 : 0)) + "\\\"\"";
            entries.append(entry("", bodies.get(5), "PUT", "Observation/" + changed.id(), match));
        }
        ledger.ask(mark, bodies.size());
        last = line.send(
                "POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
        if (last.good()) {
            acknowledge(mark, urn, bodies);
        } else if (last.refused()) {
            ledger.refuse(mark);
        }
        return last.good() || last.refused();
    }

    private static String entry(String url, String body, String method, String address, String more) {
        return (url.isEmpty() ? ",{" : "{\"fullUrl\":\"" + url + "\",") + "\"resource\":" + body
                + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + address + "\"" + more + "}}";
    }

    private void acknowledge(String mark, String urn, List<String> bodies) {
        List<Kept> kept = new ArrayList<>();
        try {
            JsonNode entries = JSON.readTree(last.body()).path("entry");
            String created = "Patient/"
                    + Line.named(entries.at("/0/response/location").asText()).id();
            for (int i = 0; i < bodies.size(); i++) {
                Version version =
                        Line.named(entries.path(i).at("/response/location").asText());
                kept.add(new Kept(version, Contents.hash(bodies.get(i).replace(urn, created))));
            }
            ledger.acknowledge(mark, kept);
            patient = created;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(last.body(), e);
        }
    }
}
