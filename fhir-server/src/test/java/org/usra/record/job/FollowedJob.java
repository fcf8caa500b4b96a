package org.usra.record.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;

/** A job as its client sees it: the answer, and the lines of the files that the answer names. */
public final class FollowedJob {

    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();

    private final RunningRecord record;
    private final String token;
    private final JsonNode manifest;

    public FollowedJob(RunningRecord record, String token, String address) {
        this.record = record;
        this.token = token;
        Answer answer = record.get(token, address);
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.http().headers() + " " + answer.body());
        }
        this.manifest = answer.body();
    }

    public JsonNode manifest() {
        return manifest;
    }

    /** All lines of one section, and each file has as many as the manifest says. */
    public List<JsonNode> lines(String section) {
        List<JsonNode> lines = new ArrayList<>();
        manifest.path(section).forEach(file -> {
            Answer answer = record.get(token, JobsByHand.below(file.path("url").asText()));
            List<JsonNode> read =
                    answer.http().body().lines().map(FollowedJob::json).toList();
            if (read.size() != file.path("count").asInt()) {
                throw new AssertionError(file + " has " + read.size() + " lines");
            }
            boolean wrong = read.stream()
                    .anyMatch(line -> !line.path("resourceType")
                            .asText()
                            .equals(file.path("type").asText()));
            if (wrong) {
                throw new AssertionError(file + " holds another type");
            }
            lines.addAll(read);
        });
        return lines;
    }

    /** Type/id of each line, in the order of the files. */
    public List<String> keys(String section) {
        return lines(section).stream()
                .map(line -> line.path("resourceType").asText() + "/"
                        + line.path("id").asText())
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
