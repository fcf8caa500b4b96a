package org.usra.record.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.usra.record.job.Job;
import org.usra.record.job.JobDirectory;
import org.usra.record.job.JobFile;
import org.usra.record.job.LineFile;
import org.usra.record.store.ResourceKey;

/** The files that one worker writes: one for each type, and another when that is large; and one for deletions. */
final class ExportFiles implements AutoCloseable {

    private static final long LARGE = 1L << 29;
    private static final int DELETIONS_IN_ONE_BUNDLE = 100;

    private final JobDirectory directory;
    private final Job job;
    private final Map<String, LineFile> open = new HashMap<>();
    private final List<LineFile> full = new ArrayList<>();
    private final List<ResourceKey> deletions = new ArrayList<>();
    private int number;

    ExportFiles(JobDirectory directory, Job job) {
        this.directory = directory;
        this.job = job;
    }

    void add(String type, byte[] resource) {
        file("output", type).add(resource, 1);
    }

    void delete(ResourceKey key) {
        deletions.add(key);
        if (deletions.size() == DELETIONS_IN_ONE_BUNDLE) {
            writeDeletions();
        }
    }

    /** Makes everything durable and tells what has become longer. */
    void keep(Consumer<JobFile> kept) {
        writeDeletions();
        open.values().stream().filter(LineFile::changed).map(LineFile::keep).forEach(kept);
        full.stream().map(LineFile::keep).forEach(kept);
        full.forEach(LineFile::close);
        full.clear();
        if (number > 0) {
            directory.keepNames(job.id());
        }
    }

    /** The number of the claim is in the name: whoever wrote before has files of its own. */
    private LineFile file(String section, String type) {
        LineFile file = open.get(section + type);
        if (file != null && file.bytes() >= LARGE) {
            full.add(file);
            file = null;
        }
        if (file == null) {
            number++;
            String start = section.equals("output") ? type : section;
            file = new LineFile(directory, job, start + "." + job.claim() + "-" + number + ".ndjson", section, type);
            open.put(section + type, file);
        }
        return file;
    }

    private void writeDeletions() {
        if (deletions.isEmpty()) {
            return;
        }
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        deletions.forEach(key ->
                entries.addObject().putObject("request").put("method", "DELETE").put("url", key.toString()));
        deletions.clear();
        file("deleted", "Bundle").add(bundle.toString().getBytes(StandardCharsets.UTF_8), 1);
    }

    @Override
    public void close() {
        open.values().forEach(LineFile::close);
        full.forEach(LineFile::close);
    }
}
