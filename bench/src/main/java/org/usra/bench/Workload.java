package org.usra.bench;

import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * One kind of operation that the scheme's people and systems do all day.
 *
 * @param units what one call counts as: 50 for a Bundle of 50 resources when the figures are for one resource
 * @param callers gives each caller, by its number, an operation of its own to repeat
 */
record Workload(String name, int units, IntFunction<Supplier<Answer>> callers) {

    Workload(String name, IntFunction<Supplier<Answer>> callers) {
        this(name, 1, callers);
    }

    Supplier<Answer> operation(int caller) {
        return callers.apply(caller);
    }
}
