package org.usra.referral;

import java.net.http.HttpRequest;
import org.usra.referral.ServiceUnderTest.Reply;

/** One row of the table of bad input: what is sent, by whom, and what has to come back. */
record BadRequest(
        String fault,
        String token,
        String path,
        String body,
        String[] headers,
        int status,
        String issue,
        String code,
        String element) {

    static BadRequest by(String token, String fault) {
        return new BadRequest(fault, token, "", "", new String[0], 0, "", "", "");
    }

    /** Posted; an empty body is a GET of the address. */
    BadRequest sends(String path, String body, String... headers) {
        return new BadRequest(fault, token, path, body, headers, status, issue, code, element);
    }

    BadRequest gets(int status, String issue, String code, String element) {
        return new BadRequest(fault, token, path, body, headers, status, issue, code, element);
    }

    Reply reply() {
        HttpRequest.Builder request = ServiceUnderTest.request(token, "/fhir/" + path);
        if (body.isEmpty()) {
            return ServiceUnderTest.send(request.GET());
        }
        if (!java.util.List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/fhir+json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return ServiceUnderTest.send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
