package org.usra.record.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.usra.record.job.Follow;
import org.usra.record.job.Job;
import org.usra.record.job.JobFile;

/** How far an import has come: the JSON in the row of its job. */
final class ImportPlace {

    private final ObjectNode json;

    ImportPlace(ObjectNode json) {
        this.json = json;
    }

    long offset() {
        return json.path("offset").asLong();
    }

    long line() {
        return json.path("line").asLong();
    }

    /** The place behind these lines, of which the good ones are written. */
    ImportPlace behind(List<Line> lines) {
        ObjectNode next = json.deepCopy();
        ObjectNode counts = next.withObject("/counts");
        for (Line line : lines) {
            if (line.isGood() && line.key() != null) {
                String type = line.key().type();
                counts.put(type, counts.path(type).asLong() + 1);
            } else {
                next.put("refused", next.path("refused").asLong() + 1);
            }
        }
        next.put("offset", lines.getLast().end()).put("line", lines.getLast().number());
        return new ImportPlace(next);
    }

    ObjectNode toJson() {
        return json;
    }

    String progress(long bytes) {
        return (bytes == 0 ? 100 : offset() * 100 / bytes) + "%, " + line() + " lines, "
                + json.path("refused").asLong() + " refused";
    }

    /** What the client is told in the end, in the form of an export's manifest. */
    ObjectNode manifest(Job job, List<JobFile> files, Follow follow) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("transactionTime", job.created().toString());
        manifest.put("request", job.request());
        manifest.put("requiresAccessToken", true);
        ArrayNode output = manifest.putArray("output");
        json.path("counts")
                .properties()
                .forEach(count -> output.addObject()
                        .put("type", count.getKey())
                        .put("count", count.getValue().asLong()));
        ArrayNode error = manifest.putArray("error");
        files.forEach(file -> error.addObject()
                .put("type", file.type())
                .put("url", follow.url(job.id(), file.name()))
                .put("count", file.entries()));
        return manifest;
    }
}
