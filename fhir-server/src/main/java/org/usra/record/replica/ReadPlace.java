package org.usra.record.replica;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.usra.record.interaction.Answer;
import org.usra.record.interaction.Request;

/**
 * Decides for each request whether the standby answers it. It reads there only what it would read on the primary too, as far
 * as the one who asks can know: their own writes through this server, and everybody's that are older than the limit. Where
 * the standby is away, behind, or fails, the primary answers. Proof: ReadingFromStandbyTest.
 */
@Component
public class ReadPlace implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadPlace.class);

    /** The audit is read where it is written. */
    private static final List<String> PRIMARY_ONLY = List.of("AuditEvent", "Subscription");

    private final ReplicaSettings settings;
    private final @Nullable RoutedSource source;
    private final Progress progress;
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private volatile boolean running;

    ReadPlace(DataSource source, ReplicaSettings settings) {
        this.settings = settings;
        this.source = source instanceof RoutedSource routed ? routed : null;
        this.progress = new Progress(settings.mostBehind());
        scheduler.setThreadNamePrefix("standby-");
    }

    /** @param route how the request is answered, wherever that is */
    public Answer answer(Request request, Function<Request, Answer> route) {
        if (source == null) {
            return route.apply(request);
        }
        if (!isRead(request)) {
            try {
                return route.apply(request);
            } finally {
                progress.wrote(request.caller().subject());
            }
        }
        if (isAllowed(request) && progress.serves(request.caller().subject(), System.nanoTime())) {
            try {
                return RoutedSource.onStandby(() -> route.apply(request)).with("X-Usra-Replica", "answered");
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("the standby failed, and the primary answers", e);
                progress.lost();
            }
        }
        return route.apply(request);
    }

    /** For an operator: whether reads can go to the standby at this moment; empty where none is set. */
    public Optional<String> health() {
        return source == null
                ? Optional.empty()
                : Optional.of(progress.isKnown(System.nanoTime()) ? "reads" : "away or behind");
    }

    private boolean isAllowed(Request request) {
        return !request.path().isEmpty()
                && !isOfPrimary(request)
                && (settings.everyRead()
                                && !request.header("x-usra-replica")
                                        .filter("never"::equals)
                                        .isPresent()
                        || request.header("x-usra-replica")
                                .filter("allow"::equals)
                                .isPresent());
    }

    /** Asks for such a type, by its path, through a compartment or a link, or for whatever there is. */
    private static boolean isOfPrimary(Request request) {
        return request.path().contains("*")
                || PRIMARY_ONLY.stream()
                        .anyMatch(type -> request.path().contains(type)
                                || request.query().stream()
                                        .anyMatch(parameter -> parameter.name().contains(type)
                                                || parameter.value().contains(type)))
                || request.query().stream()
                        .anyMatch(parameter -> parameter.name().startsWith("_revinclude")
                                && parameter.value().startsWith("*"));
    }

    /** Read, vread, history and search; an operation may write. */
    private static boolean isRead(Request request) {
        List<String> path = request.path();
        boolean search = request.method().equals("POST")
                && !path.isEmpty()
                && path.getLast().equals("_search");
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD") || search;
        return reading && path.stream().noneMatch(segment -> segment.startsWith("$"));
    }

    @Override
    public void start() {
        running = true;
        if (source != null) {
            scheduler.scheduleWithFixedDelay(this::look, settings.every());
        }
    }

    /** Asks both where they are. */
    void look() {
        RoutedSource both = source;
        if (both == null) {
            return;
        }
        try {
            long nanos = System.nanoTime();
            long writes = progress.ended();
            long primary = place(both.primary(), "pg_current_wal_insert_lsn()");
            // Null, and so refused, of a database that is no standby.
            long standby = place(both.standby(), "case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end");
            progress.sampled(nanos, writes, primary, standby);
        } catch (DataAccessException e) {
            if (progress.isKnown(System.nanoTime())) {
                LOG.warn("the standby cannot be asked; the primary answers all reads", e);
            }
            progress.lost();
        }
    }

    private static long place(DataSource source, String function) {
        return JdbcClient.create(source)
                .sql("select pg_wal_lsn_diff(" + function + ", '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close();
        if (source != null && source.standby() instanceof AutoCloseable pool) {
            try {
                pool.close();
            } catch (Exception e) {
                LOG.warn("the pool of the standby did not close", e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
