package org.usra.record.server;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.usra.record.access.Door;
import org.usra.record.interaction.Answer;
import org.usra.record.interaction.Request;
import org.usra.record.outcome.Outcome;
import org.usra.rules.refusal.Refused;

/**
 * The FHIR endpoint, {@code [base]/*}: bytes in, bytes out. Every way that a request can end, ends here as FHIR.
 *
 * <p>Why this is not HAPI's RestfulServer: docs/decisions/0001-own-servlet-before-hapi.md.
 */
final class FhirServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Door door;
    private final transient Incoming incoming;
    private final transient Outgoing outgoing;
    private final transient Router router;
    private final transient OpenPages pages;
    private final transient Representation representation;
    private final transient List<StreamedAddress> streamed;

    FhirServlet(
            Door door,
            Incoming incoming,
            Outgoing outgoing,
            Router router,
            OpenPages pages,
            Representation representation,
            List<StreamedAddress> streamed) {
        this.door = door;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.router = router;
        this.pages = pages;
        this.representation = representation;
        this.streamed = streamed;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String requestId = UUID.randomUUID().toString();
        response.setHeader("X-Request-Id", requestId);
        try {
            answer(request, response);
        } catch (Refused refused) {
            fail(request, response, Answer.of(refused.kind().status(), Outcome.of(refused)));
        } catch (RuntimeException e) {
            fail(request, response, Failure.answer(e, requestId, request.getMethod()));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer open = request.getMethod().equals("GET") ? pages.find(Incoming.path(request)) : null;
        if (open != null) {
            representation.write(request, response, List.of(), open);
            return;
        }
        List<String> path = Incoming.path(request);
        for (StreamedAddress address : streamed) {
            if (address.isMeant(request, path)) {
                address.answer(request, response, path, door.caller(request));
                return;
            }
        }
        Request read = incoming.read(request, door.caller(request));
        Answer answer = router.answer(read);
        if (read.path().size() >= 2
                && read.path().getFirst().equals("Binary")
                && writeContent(read, request, response, answer)) {
            return;
        }
        representation.write(request, response, read.query(), answer);
    }

    /** A <a href="https://hl7.org/fhir/R4/binary.html">Binary</a> leaves as its content unless FHIR was asked for. */
    private boolean writeContent(Request read, HttpServletRequest request, HttpServletResponse response, Answer answer)
            throws IOException {
        String accept = request.getHeader("Accept");
        boolean fhir = read.first("_format").isPresent()
                || accept == null
                || accept.toLowerCase(Locale.ROOT).matches(".*(json|xml|\\*/\\*).*");
        if (fhir
                || answer.status() != 200
                || answer.json() == null
                || !request.getMethod().equals("GET")) {
            return false;
        }
        JsonNode binary = representation.tree(answer.json()).root();
        String type = binary.path("contentType").asText();
        if (!binary.path("resourceType").asText().equals("Binary") || type.isEmpty()) {
            return false;
        }
        byte[] content = Base64.getMimeDecoder().decode(binary.path("data").asText());
        response.setHeader("X-Content-Type-Options", "nosniff");
        outgoing.write(request, response, answer, content, type);
        return true;
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (answer.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        if (answer.status() == 503) {
            response.setHeader("Retry-After", "2");
        }
        try {
            representation.write(request, response, List.of(), answer);
        } catch (Refused refused) {
            // The format that was asked for is the fault itself.
            outgoing.write(request, response, answer, representation.bytes(answer), WireFormat.JSON.contentType());
        }
    }
}
