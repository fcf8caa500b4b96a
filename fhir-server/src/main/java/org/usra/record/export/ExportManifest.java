package org.usra.record.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.usra.record.job.Follow;
import org.usra.record.job.Job;
import org.usra.record.job.JobFile;

/** The <a href="https://hl7.org/fhir/uv/bulkdata/STU2/export.html#response---output-manifest">manifest</a> of an export. */
final class ExportManifest {

    private ExportManifest() {}

    static ObjectNode of(Job job, ExportOrder order, List<JobFile> files, Follow follow) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("transactionTime", order.transactionTime().toString());
        manifest.put("request", job.request());
        manifest.put("requiresAccessToken", true);
        for (String section : List.of("output", "deleted", "error")) {
            ArrayNode listed = manifest.putArray(section);
            files.stream()
                    .filter(file -> file.section().equals(section))
                    .forEach(file -> listed.addObject()
                            .put("type", file.type())
                            .put("url", follow.url(job.id(), file.name()))
                            .put("count", file.entries()));
        }
        return manifest;
    }
}
