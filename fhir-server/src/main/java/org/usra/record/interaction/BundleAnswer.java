package org.usra.record.interaction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.outcome.Outcome;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refused;

/** The response Bundle of a batch or a transaction: one entry for each, in the order of the request. */
final class BundleAnswer {

    private BundleAnswer() {}

    /**
     * What one entry came to.
     *
     * @param reads it asked for the resource of the answer
     */
    record Answered(boolean reads, Answer answer) {}

    /** What entries wrote stands in them where {@code Prefer} says so: the resources, or the outcomes. */
    static byte[] of(String type, Instant at, Request request, List<Answered> answers) {
        boolean resources = request.header("prefer").orElse("").contains("return=representation");
        boolean outcomes = request.preference() == Request.Preference.OUTCOME;
        BundleWriter bundle = new BundleWriter(type, at);
        for (Answered answered : answers) {
            Answer answer = answered.answer();
            boolean refused = answer.status() >= 400;
            byte[] resource = !refused && (answered.reads() || resources) ? answer.json() : null;
            byte[] outcome = refused || (!answered.reads() && outcomes) ? answer.json() : null;
            bundle.entry(null, resource, response(answer, outcome));
        }
        return bundle.toBytes();
    }

    static Answer refused(Refused refused) {
        return Answer.of(refused.kind().status(), Outcome.of(refused));
    }

    private static String response(Answer answer, byte @Nullable [] outcome) {
        StringBuilder response = new StringBuilder("\"response\":{\"status\":\"")
                .append(status(answer.status()))
                .append('"');
        StoredResource resource = answer.resource();
        if (resource != null) {
            if (!resource.deleted()) {
                response.append(",\"location\":\"").append(location(resource)).append('"');
            }
            response.append(",\"etag\":\"W/\\\"")
                    .append(resource.version())
                    .append("\\\"\",\"lastModified\":\"")
                    .append(resource.updated())
                    .append('"');
        }
        if (outcome != null) {
            response.append(",\"outcome\":").append(new String(outcome, java.nio.charset.StandardCharsets.UTF_8));
        }
        return response.append('}').toString();
    }

    static String location(StoredResource resource) {
        return resource.key() + "/_history/" + resource.version();
    }

    private static String status(int status) {
        @Nullable
        String reason = java.util.Map.of(
                        200,
                        "OK",
                        201,
                        "Created",
                        204,
                        "No Content",
                        304,
                        "Not Modified",
                        404,
                        "Not Found",
                        410,
                        "Gone",
                        412,
                        "Precondition Failed",
                        422,
                        "Unprocessable Entity")
                .get(status);
        return reason == null ? String.valueOf(status) : status + " " + reason;
    }
}
