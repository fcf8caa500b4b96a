package org.usra.record.server;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.usra.record.outcome.Outcome;
import org.usra.rules.refusal.RefusalKind;

/**
 * Tomcat's own errors as OperationOutcomes: a URL that it refuses never reaches the servlet.
 *
 * <p>Public, because Tomcat makes it by its name.
 */
public final class OutcomeErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        byte[] body = (status >= 500
                        ? Outcome.unexpected("tomcat")
                        : Outcome.of(Outcome.http(
                                status == 404 ? RefusalKind.NOT_FOUND : RefusalKind.MALFORMED,
                                "The request is not written as HTTP requires.",
                                "الطلب غير مكتوب بالصيغة التي يتطلبها HTTP.")))
                .toBytes();
        try {
            response.setContentType("application/fhir+json;charset=UTF-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client has gone; there is nobody left to tell.
            container.getLogger().debug("error page not sent", e);
        }
    }
}
