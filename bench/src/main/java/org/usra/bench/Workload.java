package org.usra.bench;

import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * One kind of operation that the scheme's people do all day.
 *
 * @param callers gives each caller, by its number, an operation of its own to repeat
 */
record Workload(String name, IntFunction<Supplier<Answer>> callers) {

    Supplier<Answer> operation(int caller) {
        return callers.apply(caller);
    }
}
