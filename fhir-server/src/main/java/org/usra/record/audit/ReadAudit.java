package org.usra.record.audit;

import java.util.Collection;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;

/** Writes one audit row for each read or search; returns when it is durable (group commit, at most 5 ms of waiting). */
public class ReadAudit {

    /**
     * @param query what was asked, e.g. {@code Patient?name=…} without values that identify a person in clear
     * @param patients ids of the Patients whose data leaves
     */
    public void record(
            Caller caller,
            Interaction interaction,
            String type,
            String query,
            Collection<String> patients,
            int results) {
        throw new UnsupportedOperationException("audit room");
    }
}
