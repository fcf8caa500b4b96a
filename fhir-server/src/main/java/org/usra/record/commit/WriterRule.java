package org.usra.record.commit;

import org.usra.record.access.Caller;

/** What a room asks of a change before anything is written; it may refuse it, and set elements of the after image. */
public interface WriterRule {

    void judge(Caller caller, Change change);
}
