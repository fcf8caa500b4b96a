package org.usra.launcher.site;

import java.io.PrintStream;
import java.util.Locale;

/** The lines that a person watches during a start: seconds since the command, then what happened. */
public final class Progress {

    private final PrintStream out;
    private final long begun = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String sentence) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), sentence);
        out.flush();
    }

    /** A line without the seconds, for what is meant to be copied. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Seconds since the start. */
    public double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
