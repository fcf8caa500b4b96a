package org.usra.record.job;

/** A kind of work, added by the room that knows what it is. */
public interface Work {

    /** As {@code job.kind} names it. */
    String kind();

    /** Takes the job up where its place says. */
    Run open(Job job);

    /** One worker at one job. */
    interface Run extends AutoCloseable {

        /**
         * Does one short piece and keeps the place behind it, in one transaction; the piece of a worker that dies is done again
         * by the next.
         *
         * @return false when the job has been ended
         */
        boolean step();

        @Override
        default void close() {}
    }
}
