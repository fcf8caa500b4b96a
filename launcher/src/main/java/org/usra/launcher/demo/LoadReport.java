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

    /** The last line: what is there now, and what of it this load has written. */
    synchronized void finished(String what) {
        double now = progress.seconds();
        progress.say(
                resources == 0
                        ? what + " was there"
                        : String.format(
                                Locale.ROOT,
                                "%s: %,d resources in %.1f s, %.0f a second",
                                what,
                                resources,
                                now - begun,
                                rate(now)));
    }

    private double rate(double now) {
        return resources / Math.max(0.001, now - begun);
    }
}
