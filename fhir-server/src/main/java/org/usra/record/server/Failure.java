package org.usra.record.server;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usra.record.interaction.Answer;
import org.usra.record.outcome.Outcome;

/** What is answered when the server itself fails: 503 where the database is away, else 500 and a number for the operator. */
final class Failure {

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    static Answer answer(RuntimeException fault, String requestId, String method) {
        LOG.error("request {} {} failed", requestId, method, fault);
        return DatabaseAway.in(fault)
                .map(away -> Answer.of(away.kind().status(), Outcome.of(away)))
                .orElseGet(() -> Answer.of(500, Outcome.unexpected(requestId)));
    }

    /** Of one entry of a batch, which must not take the answers of the others with it. */
    static Answer inBatch(RuntimeException fault, String method) {
        return answer(fault, UUID.randomUUID().toString(), method + " in a batch");
    }
}
