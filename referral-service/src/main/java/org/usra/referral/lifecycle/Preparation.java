package org.usra.referral.lifecycle;

/** What an operation adds to its moves before they are written; it runs again when the step lost a race. */
@FunctionalInterface
public interface Preparation {

    /** Nothing but the moves. */
    Preparation NOTHING = step -> {};

    void prepare(Step step);
}
