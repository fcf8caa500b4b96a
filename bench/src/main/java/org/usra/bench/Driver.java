package org.usra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Lets a number of callers repeat one operation, each waiting for its answer, for a bounded time. */
final class Driver {

    private final DoubleSupplier serverCpu;
    private final DoubleSupplier postgresCpu;
    private final DoubleSupplier buffers;

    Driver(DoubleSupplier serverCpu, DoubleSupplier postgresCpu, DoubleSupplier buffers) {
        this.serverCpu = serverCpu;
        this.postgresCpu = postgresCpu;
        this.buffers = buffers;
    }

    /** Warms up, then measures; only operations that begin and end inside the measured time count. */
    Measurement run(Workload workload, int connections, Duration warmUp, Duration measured) {
        long from = System.nanoTime() + warmUp.toNanos();
        long to = from + measured.toNanos();
        List<List<Long>> latencies = new ArrayList<>();
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(connections);
        for (int caller = 0; caller < connections; caller++) {
            List<Long> own = new ArrayList<>();
            latencies.add(own);
            int seed = caller;
            Thread.ofVirtual().start(() -> {
                try {
                    repeat(workload.operation(seed), from, to, own, failures);
                } catch (RuntimeException e) {
                    failures.add(e.toString());
                } finally {
                    done.countDown();
                }
            });
        }
        pauseUntil(from);
        double server = serverCpu.getAsDouble();
        double postgres = postgresCpu.getAsDouble();
        double pages = buffers.getAsDouble();
        pauseUntil(to);
        pages = buffers.getAsDouble() - pages;
        server = serverCpu.getAsDouble() - server;
        postgres = postgresCpu.getAsDouble() - postgres;
        try {
            done.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long[] all = latencies.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .toArray();
        return new Measurement(
                workload.name(),
                workload.units(),
                connections,
                measured.toMillis() / 1e3,
                all,
                failures,
                server,
                postgres,
                pages);
    }

    private static void repeat(
            Supplier<Answer> operation,
            long from,
            long to,
            List<Long> latencies,
            ConcurrentLinkedQueue<String> failures) {
        for (long start = System.nanoTime(); start < to; start = System.nanoTime()) {
            Answer answer = operation.get();
            long end = System.nanoTime();
            if (!answer.isGood()) {
                failures.add(answer.status() + " " + answer.body());
                if (failures.size() > 20) {
                    return;
                }
            } else if (start >= from && end <= to) {
                latencies.add(end - start);
            }
        }
    }

    private static void pauseUntil(long nanoTime) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
