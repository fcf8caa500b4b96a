package org.usra.launcher.demo;

import java.util.function.Supplier;

/** A batch that is made only if its marker is not in the record yet. */
record PlannedBatch(String marker, Supplier<Batch> batch) {

    static PlannedBatch of(Batch made) {
        return new PlannedBatch(made.marker(), () -> made);
    }
}
