package org.usra.record.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.usra.record.job.Job;
import org.usra.record.job.Work;
import org.usra.record.rendering.Summary;
import org.usra.record.rendering.View;
import org.usra.record.search.ScannedResources.Window;
import org.usra.record.search.SearchQuery;
import org.usra.record.search.Stretch;
import org.usra.record.store.ResourceIds;
import org.usra.record.store.StoredResource;

/** One worker at one export: stretch after stretch, in it type after type, in it id after id. */
final class ExportRun implements Work.Run {

    private static final int MOST_ROWS_OF_ONE_STATEMENT = 5_000;
    private static final int MOST_STATEMENTS = 2_000;
    private static final long BYTES = 1L << 25;

    private final Exporting work;
    private final Job job;
    private final ExportOrder order;
    private final int rowsOfStep;
    private final List<Stretch> stretches;
    private final Map<String, SearchQuery> queries = new LinkedHashMap<>();
    private final Map<String, Set<String>> elements = new LinkedHashMap<>();
    private final Map<String, List<String>> latecomers;
    private final ExportFiles files;
    private final long before;

    private int stretch;
    private @Nullable String type;
    private String id;
    private long written;
    private long bytes;

    ExportRun(Exporting work, Job job) {
        this.work = work;
        this.job = job;
        this.order = ExportOrder.of(job.parameters());
        this.rowsOfStep = work.settings.rowsOfStep();
        this.stretches = stretches(order);
        for (String each : order.types()) {
            queries.put(each, work.resources.query(job.caller(), each, order.filters(each)));
            elements.put(each, order.elements(each));
        }
        Instant since = order.since();
        this.latecomers = since == null ? Map.of() : work.horizons.latecomers(since);
        this.files = new ExportFiles(work.directory, job);
        this.stretch = job.place().path("stretch").asInt();
        this.type = job.place().path("type").textValue();
        this.id = job.place().path("id").asText();
        this.before = job.place().path("written").asLong();
    }

    private static List<Stretch> stretches(ExportOrder order) {
        List<String> patients = order.patients();
        return patients == null
                ? IntStream.range(0, ResourceIds.BUCKETS)
                        .<Stretch>mapToObj(bucket -> new Stretch.Bucket((short) bucket))
                        .toList()
                : patients.stream().<Stretch>map(Stretch.OfPatient::new).toList();
    }

    @Override
    public boolean step() {
        if (stretch >= stretches.size()) {
            finish();
            return false;
        }
        long rows = written;
        bytes = 0;
        // Where little matches, the place moves on all the same.
        for (int statements = 0; statements < MOST_STATEMENTS; statements++) {
            if (stretch >= stretches.size() || written - rows >= rowsOfStep || bytes >= BYTES) {
                break;
            }
            walk();
        }
        keep();
        return true;
    }

    /** One statement of one type, or the next type, or the next stretch. */
    private void walk() {
        Stretch here = stretches.get(stretch);
        int limit = Math.min(rowsOfStep, MOST_ROWS_OF_ONE_STATEMENT);
        for (String each : typesFrom(here)) {
            Window window =
                    new Window(order.transactionTime(), order.since(), latecomers.getOrDefault(each, List.of()));
            SearchQuery query = Objects.requireNonNull(queries.get(each));
            String from = each.equals(type) ? id : "";
            Optional<String> last = Objects.requireNonNull(work.transaction.execute(
                    status -> work.resources.scan(query, here, window, from, limit, this::take)));
            if (last.isPresent()) {
                type = each;
                id = last.get();
                return;
            }
        }
        stretch++;
        type = null;
        id = "";
    }

    private List<String> typesFrom(Stretch here) {
        List<String> types =
                work.resources.types(here).stream().filter(queries::containsKey).toList();
        int at = type == null ? 0 : Math.max(0, types.indexOf(type));
        return new ArrayList<>(types.subList(at, types.size()));
    }

    private void take(StoredResource row) {
        if (order.ofPatients() && row.patient() == null) {
            return;
        }
        if (row.deleted()) {
            files.delete(row.key());
        } else {
            byte[] resource = shown(row);
            files.add(row.key().type(), resource);
            bytes += resource.length;
        }
        written++;
    }

    /** The stored bytes as they stand, unless only some elements are wanted. */
    private byte[] shown(StoredResource row) {
        Set<String> wanted = elements.getOrDefault(row.key().type(), Set.of());
        return wanted.isEmpty()
                ? row.bytes()
                : new View(Summary.FALSE, wanted, false, false).of(work.resources.document(row));
    }

    private void keep() {
        ObjectNode place = JsonNodeFactory.instance
                .objectNode()
                .put("stretch", stretch)
                .put("type", type)
                .put("id", id)
                .put("written", before + written);
        String progress = stretch * 100 / stretches.size() + "%, " + (before + written) + " resources";
        work.transaction.executeWithoutResult(status -> {
            work.jobs.keep(job, place, progress);
            files.keep(file -> work.jobs.keep(job, file));
        });
    }

    private void finish() {
        byte[] manifest = ExportManifest.of(job, order, work.jobs.files(job.id()), work.follow)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        work.jobs.finish(job, "application/json", manifest);
    }

    @Override
    public void close() {
        files.close();
    }
}
