package org.usra.record.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.usra.record.interaction.BulkWriting.RefusedOne;
import org.usra.record.job.Job;
import org.usra.record.job.LineFile;
import org.usra.record.job.Work;
import org.usra.record.store.ResourceKey;
import org.usra.rules.refusal.Refused;

/**
 * One worker at one import: a batch of lines is one transaction, with the place behind it. A line at fault is told and left
 * out; where nobody can say which it is, the batch is written line by line.
 */
final class ImportRun implements Work.Run {

    private static final int LINES = 500;
    private static final long BYTES = 4L << 20;
    private static final int MOST_LEFT_OUT = 20;

    private final Importing work;
    private final Job job;
    private final LineReader lines;
    private ImportPlace place;
    private @Nullable Line ahead;
    private @Nullable LineFile errors;

    ImportRun(Importing work, Job job) {
        this.work = work;
        this.job = job;
        this.place = new ImportPlace(job.place());
        this.lines = new LineReader(
                work.directory.file(job.id(), ImportUpload.INPUT),
                place.offset(),
                place.line(),
                work.reader,
                work.definitions);
    }

    @Override
    public boolean step() {
        List<Line> batch = batch();
        if (batch.isEmpty()) {
            byte[] manifest = place.manifest(job, work.jobs.files(job.id()), work.follow)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            work.jobs.finish(job, "application/json", manifest);
            return false;
        }
        write(batch);
        return true;
    }

    /** No resource twice: the second is a version of its own, after the first. */
    private List<Line> batch() {
        List<Line> batch = new ArrayList<>();
        Set<ResourceKey> keys = new HashSet<>();
        while (batch.size() < LINES && (batch.isEmpty() || batch.getLast().end() - place.offset() < BYTES)) {
            Line line = ahead == null ? lines.next() : ahead;
            ahead = null;
            if (line == null) {
                break;
            }
            ResourceKey key = line.key();
            if (key != null && line.isGood() && !keys.add(key)) {
                ahead = line;
                break;
            }
            batch.add(line);
        }
        return batch;
    }

    private void write(List<Line> batch) {
        List<Line> lines = new ArrayList<>(batch);
        for (int leftOut = 0; leftOut < MOST_LEFT_OUT; leftOut++) {
            NotWritten fault = attempt(lines);
            if (fault == null) {
                return;
            }
            if (!(fault.getCause() instanceof RefusedOne one)) {
                break;
            }
            Line bad = lines.stream().filter(Line::isGood).toList().get(one.index());
            lines.set(lines.indexOf(bad), bad.but(one.refused()));
        }
        for (Line line : lines) {
            NotWritten fault = attempt(List.of(line));
            if (fault != null && attempt(List.of(line.but(fault.reason()))) != null) {
                throw fault;
            }
        }
    }

    /** Null when the lines are written and the place is behind them. */
    private @Nullable NotWritten attempt(List<Line> batch) {
        ImportPlace next = place.behind(batch);
        try {
            work.transaction.executeWithoutResult(status -> {
                put(batch);
                work.jobs.keep(
                        job,
                        next.toJson(),
                        next.progress(job.parameters().path("bytes").asLong()));
                tell(batch);
            });
        } catch (RefusedOne | Refused | DataIntegrityViolationException | PessimisticLockingFailureException e) {
            // A constraint may speak only when the next question is asked, or at the commit.
            return new NotWritten(e);
        }
        place = next;
        return null;
    }

    private void put(List<Line> batch) {
        work.writing.put(
                job.caller(),
                batch.stream()
                        .filter(Line::isGood)
                        .map(line -> Objects.requireNonNull(line.document()))
                        .toList());
    }

    /** Last in the transaction: what a rolled-back one has appended would be told twice. */
    private void tell(List<Line> batch) {
        List<Line> refused = batch.stream().filter(line -> !line.isGood()).toList();
        if (refused.isEmpty()) {
            return;
        }
        if (errors == null) {
            errors =
                    new LineFile(work.directory, job, "errors." + job.claim() + ".ndjson", "error", "OperationOutcome");
        }
        for (Line line : refused) {
            errors.add(RefusedLine.outcome(line), 1);
        }
        work.jobs.keep(job, errors.keep());
        work.directory.keepNames(job.id());
    }

    @Override
    public void close() {
        lines.close();
        if (errors != null) {
            errors.close();
        }
    }

    /** Nothing of a batch was written, and that is for what it holds. */
    private static final class NotWritten extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotWritten(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }

        Refused reason() {
            return switch (getCause()) {
                case Refused refused -> refused;
                case RefusedOne one -> one.refused();
                case null, default -> ImportFault.collided();
            };
        }
    }
}
