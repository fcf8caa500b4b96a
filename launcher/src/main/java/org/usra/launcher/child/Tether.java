package org.usra.launcher.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Stands in front of a child's own main class and ends the child when the launcher is gone, however it went: the system
 * closes the pipe to the child's standard input, even after {@code kill -9}.
 */
public final class Tether {

    /** After this long an orderly stop is given up. */
    private static final int PATIENCE_MILLIS = 20_000;

    private Tether() {}

    /** Runs the main class named first, with the other arguments. */
    public static void main(String[] arguments) throws Throwable {
        Thread watch = new Thread(Tether::endWithTheLauncher, "tether");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void endWithTheLauncher() {
        try {
            while (System.in.read() >= 0) {
                // The launcher never writes: only the end of the stream means something.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        Thread last = new Thread(Tether::haltIfStuck, "tether-patience");
        last.setDaemon(true);
        last.start();
        System.exit(0);
    }

    private static void haltIfStuck() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
