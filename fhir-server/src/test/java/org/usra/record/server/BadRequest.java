package org.usra.record.server;

import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/**
 * One row of the table of bad input: what is sent, by whom, and what has to come back.
 *
 * @param issue the FHIR code of the issue
 * @param code ours, in {@code details}
 * @param element what the answer names; empty where the answer must not say more than that there is nothing
 */
record BadRequest(
        String fault,
        String token,
        String method,
        String path,
        String body,
        String[] headers,
        int status,
        String issue,
        String code,
        String element) {

    static BadRequest by(String token, String fault) {
        return new BadRequest(fault, token, "GET", "", "", new String[0], 0, "", "", "");
    }

    static BadRequest byDoctor(String fault) {
        return by(TestTokens.person("doctor", "03"), fault);
    }

    BadRequest sends(String method, String path, String body, String... headers) {
        return new BadRequest(fault, token, method, path, body, headers, status, issue, code, element);
    }

    BadRequest gets(int status, String issue, String code, String element) {
        return new BadRequest(fault, token, method, path, body, headers, status, issue, code, element);
    }

    Answer to(RunningRecord record) {
        return record.send(token, method, path, body, headers);
    }
}
