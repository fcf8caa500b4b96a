package org.usra.record.reindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.usra.record.job.Job;
import org.usra.record.job.Work;
import org.usra.record.reindex.ReindexBatch.Result;
import org.usra.record.reindex.ReindexOrder.Mode;
import org.usra.record.store.IndexRepair.Place;
import org.usra.record.store.RegistryRepair.Entry;
import org.usra.record.store.ResourceKey;
import org.usra.rules.refusal.Refused;

/**
 * One worker at one reindex. First come the types that rows of other types look through, so that no row is derived from what
 * is about to be mended; then everything.
 */
final class ReindexRun implements Work.Run {

    private static final int BATCH = 200;

    private final Reindexing work;
    private final Job job;
    private final ReindexOrder order;
    private final List<Pass> passes = new ArrayList<>();
    private ReindexPlace place;

    /** One way through everything. */
    private sealed interface Pass {
        /** Resources of these types; of all where there is none. */
        record Resources(List<String> types) implements Pass {}

        /** The registry of identifiers, for rows that no resource asks for. */
        record Registry() implements Pass {}
    }

    /** So many resources are taken one by one, since together they could not be written. */
    private int careful;

    ReindexRun(Reindexing work, Job job) {
        this.work = work;
        this.job = job;
        this.order = ReindexOrder.of(job.parameters());
        this.place = new ReindexPlace(job.place());
        if (order.mode() == Mode.REPAIR) {
            List<String> first = work.derived.lookedThrough().stream()
                    .filter(type -> order.types().isEmpty() || order.types().contains(type))
                    .toList();
            first.forEach(type -> passes.add(new Pass.Resources(List.of(type))));
        }
        if (order.mode() != Mode.REBUILD) {
            passes.add(new Pass.Resources(List.of()));
            // The registry does not know when a resource was changed.
            if (order.since() == null) {
                passes.add(new Pass.Registry());
            }
        }
    }

    @Override
    public boolean step() {
        if (place.pass() >= passes.size()) {
            end();
            return false;
        }
        return switch (passes.get(place.pass())) {
            case Pass.Registry registry -> {
                walkRegistry();
                yield true;
            }
            case Pass.Resources resources -> {
                walk(resources.types());
                yield true;
            }
        };
    }

    private void walk(List<String> types) {
        boolean one = careful > 0;
        try {
            move(types, one ? 1 : BATCH, null);
            careful -= one ? 1 : 0;
        } catch (Refused | DataIntegrityViolationException e) {
            if (one) {
                move(types, 1, String.valueOf(e.getMessage()));
            } else {
                careful = BATCH;
            }
        }
    }

    private void walkRegistry() {
        ReindexPlace next = place.copy();
        work.transaction.executeWithoutResult(status -> {
            List<Entry> entries = work.registry.after(next.hash(), order.scope(List.of()), BATCH);
            if (entries.isEmpty()) {
                next.nextPass();
            } else {
                next.differ(
                        order.mode() == Mode.CHECK
                                ? work.batch.checkRegistry(entries)
                                : work.batch.mendRegistry(entries));
                next.moveTo(entries.getLast().hash());
            }
            keep(next);
        });
        place = next;
    }

    private void keep(ReindexPlace next) {
        work.jobs.keep(job, next.toJson(), next.seen() + " resources seen, " + next.differing() + " differ");
    }

    /** @param failure why typed rows cannot be derived of the one resource that comes; null when nobody has tried */
    private void move(List<String> types, int size, @Nullable String failure) {
        ReindexPlace next = place.copy();
        work.transaction.executeWithoutResult(status -> {
            List<Place> places = work.repair.after(next.last(), order.scope(types), size);
            List<ResourceKey> keys = places.stream().map(Place::key).toList();
            if (keys.isEmpty()) {
                next.nextPass();
            } else {
                Result result =
                        order.mode() == Mode.CHECK ? work.batch.check(keys) : work.batch.mend(keys, failure == null);
                next.differ(result.differing());
                result.lost().forEach(key -> next.fail(key, "resource_home does not know its bucket"));
                if (failure != null) {
                    next.fail(keys.getFirst(), failure);
                }
                next.moveTo(places.getLast(), keys.size());
            }
            keep(next);
        });
        place = next;
    }

    private void end() {
        Collection<String> tables = null;
        if (order.mode() == Mode.REBUILD) {
            work.check.rebuild();
        } else if (order.mode() == Mode.CHECK && order.isOfEverything()) {
            tables = work.check.differences();
        }
        finish(tables);
    }

    private void finish(@Nullable Collection<String> tables) {
        work.jobs.finish(
                job,
                "application/fhir+json;charset=UTF-8",
                place.parameters(order, tables).toString().getBytes(StandardCharsets.UTF_8));
    }
}
