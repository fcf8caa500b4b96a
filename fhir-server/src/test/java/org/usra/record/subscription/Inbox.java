package org.usra.record.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A receiver of notifications: keeps what came, and answers as it is told. */
final class Inbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One notification as it came. */
    record Received(Headers headers, byte[] body, JsonNode bundle) {

        /** A member of the status by its name. */
        String status(String name) {
            for (JsonNode parameter : bundle.at("/entry/0/resource/parameter")) {
                if (parameter.path("name").asText().equals(name)) {
                    return parameter.properties().stream()
                            .filter(member -> member.getKey().startsWith("value"))
                            .map(member -> member.getValue().asText())
                            .findFirst()
                            .orElse("");
                }
            }
            return "";
        }

        /** {@code number:focus} of each event. */
        List<String> events() {
            List<String> events = new ArrayList<>();
            for (JsonNode parameter : bundle.at("/entry/0/resource/parameter")) {
                if (parameter.path("name").asText().equals("notification-event")) {
                    events.add(parameter.at("/part/0/valueString").asText() + ":"
                            + parameter.at("/part/2/valueReference/reference").asText());
                }
            }
            return events;
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int answer = 200;
    private volatile Runnable beforeAnswering = () -> {};

    Inbox() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (answer < 300) {
            received.add(new Received(exchange.getRequestHeaders(), body, JSON.readTree(body)));
        }
        beforeAnswering.run();
        if (answer == 302) {
            exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answers(int status) {
        answer = status;
    }

    void beforeAnswering(Runnable task) {
        beforeAnswering = task;
    }

    List<Received> received() {
        return received;
    }

    /** {@code number:focus} of every event that came, in the order in which they came. */
    List<String> events() {
        return received.stream().flatMap(one -> one.events().stream()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
