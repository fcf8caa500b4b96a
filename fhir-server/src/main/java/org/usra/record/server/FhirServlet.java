package org.usra.record.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.usra.record.access.Door;
import org.usra.record.interaction.Answer;
import org.usra.record.interaction.Request;
import org.usra.record.outcome.Outcome;
import org.usra.record.search.QueryParameter;
import org.usra.rules.refusal.Refused;

/**
 * The FHIR endpoint, {@code [base]/*}: bytes in, bytes out. Every way that a request can end, ends here as FHIR.
 *
 * <p>Why this is not HAPI's RestfulServer: docs/decisions/0001-own-servlet-before-hapi.md.
 */
final class FhirServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

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
        String theirs = request.getHeader("X-Request-Id");
        if (theirs != null && CORRELATION.matcher(theirs).matches()) {
            response.setHeader("X-Correlation-Id", theirs);
        }
        try {
            answer(request, response);
        } catch (Refused refused) {
            fail(request, response, Answer.of(refused.kind().status(), Outcome.of(refused)));
        } catch (RuntimeException e) {
            fail(request, response, Failure.answer(e, requestId, request.getMethod()));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> path = Incoming.path(request);
        Answer open = pages.find(path);
        if (open != null) {
            pages.requireReading(request.getMethod());
            representation.write(request, response, form(request), open);
            return;
        }
        for (StreamedAddress address : streamed) {
            if (address.isMeant(request, path)) {
                address.answer(request, response, path, door.caller(request));
                return;
            }
        }
        Request read = incoming.read(request, door.caller(request));
        AskedForm form = AskedForm.of(read.query(), request.getHeader("Accept"));
        boolean content = mayBeContent(read);
        if (!content) {
            form.requireFhir();
        }
        Answer answer = router.answer(read);
        if (content && representation.writeContent(request, response, form, answer)) {
            return;
        }
        representation.write(request, response, form, answer);
    }

    /** The read of a Binary or of a version of it. */
    private static boolean mayBeContent(Request read) {
        int depth = read.path().size();
        return (depth == 2 || depth == 4)
                && read.path().getFirst().equals("Binary")
                && read.method().equals("GET");
    }

    private static AskedForm form(HttpServletRequest request) {
        return AskedForm.of(QueryParameter.parse(request.getQueryString()), request.getHeader("Accept"));
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (answer.status() == 401) {
            // RFC 6750, 3.1: who brought no token is told of no fault in it.
            boolean bare = request.getHeader("Authorization") == null;
            response.setHeader("WWW-Authenticate", bare ? "Bearer" : "Bearer error=\"invalid_token\"");
        }
        if (answer.status() == 405) {
            response.setHeader("Allow", router.allowed(Incoming.path(request), request.getMethod()));
        }
        if (answer.status() == 503) {
            response.setHeader("Retry-After", "2");
        }
        try {
            representation.write(request, response, form(request), answer);
        } catch (Refused refused) {
            // The format that was asked for is the fault itself.
            outgoing.write(request, response, answer, representation.bytes(answer), WireFormat.JSON.contentType());
        }
    }
}
