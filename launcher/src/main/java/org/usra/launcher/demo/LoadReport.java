package org.usra.launcher.demo;

import java.util.Locale;
import org.usra.launcher.site.Progress;

/** Says how far a load is: percentage, resources a second, time left; a line every few seconds. */
final class LoadReport {

    private static final double SECONDS_BETWEEN_LINES = 5;

    private final Progress progress;
    private final int batches;
    private final double begun;
    private double lastLine;
    private int done;
    private int written;
    private long resources;

    LoadReport(Progress progress, int batches) {
        this.progress = progress;
        this.batches = batches;
        this.begun = progress.seconds();
        this.lastLine = begun;
    }

    synchronized void skipped() {
        done++;
    }

    synchronized void written(int count) {
        done++;
        written++;
        resources += count;
        double now = progress.seconds();
        if (now - lastLine >= SECONDS_BETWEEN_LINES) {
            lastLine = now;
            double left = (now - begun) / written * (batches - done);
            progress.say(String.format(
                    Locale.ROOT,
                    "Demonstration data %3d %%, %,d resources, %.0f a second, %.0f s left",
                    100 * done / batches,
                    resources,
                    rate(now),
                    left));
        }
    }

    synchronized void finished(int households) {
        double now = progress.seconds();
        progress.say(
                resources == 0
                        ? String.format(Locale.ROOT, "Demonstration data of %,d households was there", households)
                        : String.format(
                                Locale.ROOT,
                                "Demonstration data of %,d households: %,d resources in %.1f s, %.0f a second",
                                households,
                                resources,
                                now - begun,
                                rate(now)));
    }

    private double rate(double now) {
        return resources / Math.max(0.001, now - begun);
    }
}
