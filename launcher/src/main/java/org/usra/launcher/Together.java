package org.usra.launcher;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** Steps of a start that need not wait for each other. The first that fails ends them all. */
final class Together {

    private Together() {}

    /** One of them. */
    interface Step {
        void run() throws InterruptedException;
    }

    static void run(Step... steps) throws InterruptedException {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var finished = new ExecutorCompletionService<Boolean>(threads);
            for (Step step : steps) {
                finished.submit(() -> {
                    step.run();
                    return true;
                });
            }
            for (int ended = 0; ended < steps.length; ended++) {
                finished.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LaunchFailed failed) {
                throw failed;
            }
            throw new LaunchFailed(LaunchFailure.NOT_READY, "The start failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
