package org.usra.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for the record: resources in memory, one transaction at a time, {@code If-Match} honoured, every write in the
 * event feed. It also hands out the signing key and the service's token. It knows no rights: those are tested on the real
 * record.
 */
final class FakeRecord {

    static final ObjectMapper JSON = new ObjectMapper();

    /** The authorization number that door 1 gives to everybody here. */
    static final String NUMBER = "A-7K3Q9ZD2-2";

    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final TestTokens tokens;
    private final HttpServer server;
    private @Nullable Runnable beforeTransaction;
    private @Nullable String refusal;

    FakeRecord() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        tokens = new TestTokens(issuer());
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realms/usra";
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/fhir";
    }

    TestTokens tokens() {
        return tokens;
    }

    /** Runs once, just before the next transaction is judged: what somebody else does in that moment. */
    void beforeNextTransaction(Runnable interference) {
        beforeTransaction = interference;
    }

    /** The next transaction is refused with a conflict of this code. */
    void refuseNextTransaction(String code) {
        refusal = code;
    }

    synchronized void put(String json) {
        try {
            store((ObjectNode) JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many versions were ever written. */
    synchronized int writes() {
        return events.size();
    }

    synchronized ObjectNode get(String reference) {
        ObjectNode found = resources.get(reference);
        if (found == null) {
            throw new AssertionError("no " + reference + " in the record");
        }
        return found.deepCopy();
    }

    synchronized List<ObjectNode> all(String type) {
        return resources.values().stream()
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .map(ObjectNode::deepCopy)
                .toList();
    }

    synchronized void clear() {
        resources.clear();
        events.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/certs")) {
            FakeExchange.send(exchange, 200, tokens.keySet());
        } else if (path.endsWith("/token")) {
            String token = tokens.withScope("referral-service", "workflow");
            FakeExchange.send(
                    exchange, 200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        } else {
            byte[] body = exchange.getRequestBody().readAllBytes();
            fhir(exchange, path.replaceFirst("^/fhir/?", ""), body);
        }
    }

    private void fhir(HttpExchange exchange, String path, byte[] body) throws IOException {
        String method = exchange.getRequestMethod();
        if (path.isEmpty()) {
            transaction(exchange, (ObjectNode) JSON.readTree(body));
        } else if (path.equals("$events")) {
            FakeExchange.send(exchange, 200, feed(FakeExchange.query(exchange)));
        } else if (method.equals("GET") && path.contains("/")) {
            read(exchange, path);
        } else {
            FakeExchange.send(exchange, 200, search(path, FakeExchange.query(exchange)));
        }
    }

    private synchronized void read(HttpExchange exchange, String path) throws IOException {
        ObjectNode found = resources.get(path);
        if (found == null) {
            FakeExchange.send(exchange, 404, FakeExchange.refusal("not-found"));
        } else {
            FakeExchange.send(exchange, 200, found.toString());
        }
    }

    private void transaction(HttpExchange exchange, ObjectNode bundle) throws IOException {
        Runnable interference = beforeTransaction;
        beforeTransaction = null;
        if (interference != null) {
            interference.run();
        }
        String code = refusal;
        refusal = null;
        if (code != null) {
            FakeExchange.send(exchange, 409, FakeExchange.refusal(code));
            return;
        }
        commit(exchange, bundle);
    }

    private synchronized void commit(HttpExchange exchange, ObjectNode bundle) throws IOException {
        String text = bundle.toString();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode request = entry.path("request");
            if (request.path("method").asText().equals("PUT")) {
                ObjectNode current = resources.get(request.path("url").asText());
                String tag = current == null
                        ? ""
                        : "W/\"" + current.path("meta").path("versionId").asText() + "\"";
                if (!tag.equals(request.path("ifMatch").asText())) {
                    FakeExchange.send(exchange, 412, FakeExchange.refusal("stale-version"));
                    return;
                }
            } else if (isOperation(entry)) {
                text = text.replace("\"valueString\":" + entry.path("fullUrl"), "\"valueString\":\"" + NUMBER + "\"");
            } else {
                String type = entry.path("resource").path("resourceType").asText();
                text = text.replace(entry.path("fullUrl").asText(), type + "/" + UUID.randomUUID());
            }
        }
        ObjectNode answer =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction-response");
        ArrayNode entries = answer.putArray("entry");
        for (JsonNode entry : JSON.readTree(text).path("entry")) {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            if (isOperation(entry)) {
                entries.addObject().set("resource", FakeExchange.eligible(NUMBER));
                continue;
            }
            if (entry.path("request").path("method").asText().equals("POST")) {
                resource.put("id", entry.path("fullUrl").asText().replaceFirst("^.*/", ""));
            }
            ObjectNode stored = store(resource);
            ObjectNode one = entries.addObject();
            one.set("resource", stored);
            one.putObject("response").put("status", "200");
        }
        FakeExchange.send(exchange, 200, answer.toString());
    }

    private static boolean isOperation(JsonNode entry) {
        return entry.path("request").path("url").asText().contains("$");
    }

    private ObjectNode store(ObjectNode resource) {
        String reference = resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        ObjectNode before = resources.get(reference);
        int version = before == null ? 1 : before.path("meta").path("versionId").asInt() + 1;
        ObjectNode meta =
                resource.path("meta").isObject() ? (ObjectNode) resource.get("meta") : resource.putObject("meta");
        meta.put("versionId", String.valueOf(version))
                .put("lastUpdated", Instant.now().toString());
        resources.put(reference, resource);
        events.add(JSON.createObjectNode()
                .put("reference", reference)
                .put("version", String.valueOf(version))
                .put("interaction", version == 1 ? "create" : "update"));
        return resource;
    }

    private synchronized String search(String type, Map<String, String> query) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode entries = bundle.putArray("entry");
        FakeSearch search = new FakeSearch(resources);
        search.find(type, query).forEach(found -> entries.addObject().set("resource", found));
        return bundle.toString();
    }

    private synchronized String feed(Map<String, String> query) {
        int after = Integer.parseInt(query.getOrDefault("after", "0"));
        ObjectNode parameters = JSON.createObjectNode().put("resourceType", "Parameters");
        ArrayNode list = parameters.putArray("parameter");
        list.addObject().put("name", "horizon").put("valueString", String.valueOf(events.size()));
        for (int i = after; i < events.size(); i++) {
            ArrayNode parts = list.addObject().put("name", "event").putArray("part");
            parts.addObject().put("name", "seq").put("valueString", String.valueOf(i + 1));
            JsonNode event = events.get(i);
            parts.addObject()
                    .put("name", "interaction")
                    .put("valueCode", event.path("interaction").asText());
            parts.addObject()
                    .put("name", "reference")
                    .put("valueString", event.path("reference").asText());
        }
        return parameters.toString();
    }
}
