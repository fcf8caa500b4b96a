package org.usra.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.usra.launcher.child.Child;
import org.usra.launcher.postgres.DurablePostgres;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;
import org.usra.launcher.site.Progress;

/** What has been started so far, so that it can be stopped from anywhere, once, whatever the start was doing. */
final class Running {

    private final Progress progress;
    private final List<Child> children = new ArrayList<>();
    private final CompletableFuture<Child> firstDeath = new CompletableFuture<>();
    private @Nullable DataDirectory data;
    private @Nullable DurablePostgres postgres;
    private boolean stopping;

    Running(Progress progress) {
        this.progress = progress;
    }

    synchronized void holds(DataDirectory directory) {
        this.data = directory;
    }

    synchronized void serves(DurablePostgres server) {
        this.postgres = server;
    }

    /** Takes a child under its care. One that is born while everything stops does not live. */
    void adopt(Child child) {
        boolean late;
        synchronized (this) {
            late = stopping;
            children.add(child);
            if (data != null) {
                Leftovers.note(data, children);
            }
        }
        child.ended().thenAccept(firstDeath::complete);
        if (late) {
            child.stop();
        }
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized List<Child> children() {
        return List.copyOf(children);
    }

    /** The first child that has ended, if one has. */
    Optional<LaunchFailed> death() {
        return firstDeath.isDone() ? Optional.of(firstDeath.join().died()) : Optional.empty();
    }

    /** Waits until a child ends, and says which and why. */
    LaunchFailed awaitDeath() throws InterruptedException {
        try {
            return firstDeath.get().died();
        } catch (ExecutionException e) {
            return new LaunchFailed(LaunchFailure.CHILD_DIED, "A process ended", e);
        }
    }

    /** Stops everything in the opposite order: whoever uses the database ends before it. */
    void stop() {
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
        }
        if (children().isEmpty() && postgres == null) {
            return;
        }
        progress.say("Stopping");
        List<Thread> stops = children().stream()
                .map(child -> Thread.ofVirtual().start(child::stop))
                .toList();
        try {
            for (Thread stop : stops) {
                stop.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (postgres != null) {
            postgres.stop();
        }
        if (data != null) {
            Leftovers.forget(data);
            data.release();
        }
        progress.say("Everything is stopped; the data stays");
    }
}
