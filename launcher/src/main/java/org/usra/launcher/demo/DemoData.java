package org.usra.launcher.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;
import org.usra.launcher.site.Progress;

/**
 * Loads the demonstration: the directory, three weeks of slots, and invented families, all through FHIR.
 *
 * <p>A load that was broken off is continued by the next, and a load over a complete one writes nothing. Zero
 * households load the directory alone, which is what an operator with families of his own wants.
 */
public final class DemoData {

    /** The seed of everybody who does not ask for another. */
    public static final long SEED = 2019;

    public static final int MOST_HOUSEHOLDS = PersonNumbers.MOST_HOUSEHOLDS;

    private static final int WRITERS = 3;

    private final long seed;

    public DemoData() {
        this(SEED);
    }

    public DemoData(long seed) {
        this.seed = seed;
    }

    /** {@code java -cp launcher.jar org.usra.launcher.demo.DemoData --base URL --token T --households N} */
    public static void main(String[] words) {
        Progress progress = new Progress(System.out);
        try {
            LoadCommand command = LoadCommand.parse(words);
            LocalDate today = LocalDate.now(Clock.system(Elements.CAIRO));
            new DemoData(command.seed())
                    .load(new DemoTarget(command.base(), command::token, today), command.households(), progress);
        } catch (LaunchFailed failed) {
            System.err.println(failed.sentence());
            System.exit(failed.failure().exitCode());
        }
    }

    /** Writes what is missing, and returns when all of it is there. */
    public void load(DemoTarget target, int households, Progress progress) {
        if (households < 0 || households > MOST_HOUSEHOLDS) {
            throw new LaunchFailed(
                    LaunchFailure.DEMO_DATA,
                    "Households can be 0 to " + MOST_HOUSEHOLDS + ", not " + households
                            + ": identifiers are unique up to there.");
        }
        Scheme scheme = new Scheme(seed, target.today());
        List<SlotDay> days = SlotDay.next(target.today());
        int families = Math.ceilDiv(households, Scheme.HOUSEHOLDS_PER_BATCH);
        LoadReport report = new LoadReport(progress, 1 + days.size() + families);
        try (RecordWriter writer = new RecordWriter(target)) {
            writeMissing(writer, PlannedBatch.of(scheme.directory()), report); // first: everything else refers to it
            writeAll(writer, Stream.concat(scheme.slots(), scheme.families(households)), report);
        }
        report.finished(String.format(Locale.ROOT, "Demonstration data of %,d households", households));
    }

    /**
     * Opens the days of slots that have come into view since they were last opened; for a record whose load is complete.
     * Days are written one after the other, so the last stands for all of them and is asked for first.
     */
    public void openDays(DemoTarget target, Progress progress) {
        List<PlannedBatch> days = new Scheme(seed, target.today()).slots().toList();
        try (RecordWriter writer = new RecordWriter(target)) {
            if (writer.holds(days.getLast().marker())) {
                return;
            }
            LoadReport report = new LoadReport(progress, days.size());
            days.forEach(day -> writeMissing(writer, day, report));
            report.finished("Demonstration slots of the next three weeks");
        }
    }

    /** Each writer takes the next batch when it has time, so only as many exist as there are writers. */
    private static void writeAll(RecordWriter writer, Stream<PlannedBatch> batches, LoadReport report) {
        Iterator<PlannedBatch> iterator = batches.iterator();
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> {
                        for (PlannedBatch batch = next(iterator); batch != null; batch = next(iterator)) {
                            writeMissing(writer, batch, report);
                        }
                    }))
                    .toList();
            for (Future<?> one : writers) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LaunchFailed failed ? failed : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed(LaunchFailure.DEMO_DATA, "Interrupted while loading demonstration data", e);
        }
    }

    private static @Nullable PlannedBatch next(Iterator<PlannedBatch> batches) {
        synchronized (batches) {
            return batches.hasNext() ? batches.next() : null;
        }
    }

    private static void writeMissing(RecordWriter writer, PlannedBatch planned, LoadReport report) {
        if (writer.holds(planned.marker())) {
            report.skipped();
        } else {
            Batch batch = planned.batch().get();
            writer.write(batch);
            report.written(batch.size());
        }
    }
}
