package org.usra.clinic.outside;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.usra.clinic.language.Translated;

/** Everything that clinic-ui speaks to, on one port. A search finds what mentions every value that it asks for. */
public final class OutsideWorld {

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final HttpServer server;
    private final SignInServer signIn;
    private final List<Resource> resources = DemoPeople.resources();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String refusing = "";

    public OutsideWorld(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        signIn = new SignInServer(issuer());
        String realm = "/realms/usra/protocol/openid-connect";
        server.createContext("/as/", exchange -> {
            signInAs(exchange.getRequestURI().getPath().substring("/as/".length()));
            send(exchange, 200, "text/plain", "ok");
        });
        server.createContext(realm + "/auth", signIn::authorize);
        server.createContext(realm + "/token", signIn::token);
        server.createContext(realm + "/certs", signIn::keys);
        server.createContext(realm + "/logout", signIn::logout);
        server.createContext("/fhir", this::fhir);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public String issuer() {
        return origin() + "/realms/usra";
    }

    public String base() {
        return origin() + "/fhir";
    }

    public void signInAs(String user) {
        signIn.next(user);
    }

    public void tokensLive(int seconds) {
        signIn.tokensLive(seconds);
    }

    /** Requests whose path contains this are refused with a business rule until told otherwise. */
    public void refuse(String path) {
        refusing = path;
    }

    /** Every request so far: method, path and body. */
    public List<String> asked() {
        return asked;
    }

    public void stop() {
        server.stop(0);
    }

    private void fhir(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/fhir".length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + path + " "
                + String.valueOf(exchange.getRequestHeaders().getFirst("If-Match")) + " " + body);
        if (!refusing.isEmpty() && path.contains(refusing)) {
            respond(exchange, 422, refusal());
            return;
        }
        String[] parts = path.substring(Math.min(1, path.length())).split("/");
        String query = exchange.getRequestURI().getRawQuery();
        Resource answer = path.contains("$")
                ? CannedOperations.answer(path, body, resources)
                : exchange.getRequestMethod().equals("POST")
                        ? new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE)
                        : parts.length == 1 ? search(parts[0], query) : read(parts[0], parts[1]);
        respond(exchange, answer instanceof OperationOutcome ? 404 : 200, answer);
    }

    private Bundle search(String type, String query) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        List<String> wanted = query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .filter(pair ->
                                !pair.startsWith("_count") && !pair.startsWith("_include") && !pair.startsWith("_sort"))
                        .map(pair -> java.net.URLDecoder.decode(
                                pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8))
                        .toList();
        resources.stream()
                .filter(resource -> resource.fhirType().equals(type))
                .filter(resource -> wanted.stream().allMatch(value -> mentions(resource, value)))
                .forEach(resource -> bundle.addEntry().setResource(resource));
        return bundle;
    }

    private boolean mentions(Resource resource, String value) {
        String text = fhir.newJsonParser().encodeResourceToString(resource);
        return Arrays.stream(value.split(",")).anyMatch(one -> text.contains(one.substring(one.indexOf('|') + 1)));
    }

    private Resource read(String type, String id) {
        return resources.stream()
                .filter(resource -> resource.fhirType().equals(type)
                        && resource.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseGet(OperationOutcome::new);
    }

    private static OperationOutcome refusal() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.BUSINESSRULE)
                .getDetails()
                .setTextElement(
                        Translated.both("The rule says no. Do this instead.", "القاعدة لا تسمح. افعل كذا بدلًا منه."))
                .addCoding()
                .setCode("test-rule");
        return outcome;
    }

    private void respond(HttpExchange exchange, int status, Resource resource) throws IOException {
        send(exchange, status, "application/fhir+json", fhir.newJsonParser().encodeResourceToString(resource));
    }

    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
