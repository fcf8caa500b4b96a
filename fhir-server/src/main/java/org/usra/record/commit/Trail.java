package org.usra.record.commit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.audit.AuditEntry;
import org.usra.record.audit.AuditLog;
import org.usra.record.event.EventLog;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Rows;

/** What every write leaves behind in its own transaction: one event and one audit row for each change. */
@Component
class Trail {

    private final Pipeline pipeline;

    Trail(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Both in one statement. */
    void append(Caller caller, List<Change> changes) {
        for (List<Change> portion : Rows.portions(changes)) {
            Rows events = EventLog.rows(portion.stream()
                    .map(change -> new EventLog.Announcement(
                            interaction(change), change.type(), change.id(), change.version(), change.at()))
                    .toList());
            Rows audit = AuditLog.rows(
                    portion.stream().map(change -> entry(caller, change)).toList());
            List<@Nullable Object> parameters = new ArrayList<>(events.parameters());
            parameters.addAll(audit.parameters());
            pipeline.add(
                    "with announced as (" + EventLog.INSERT + events.text() + EventLog.INSERTED + ") " + AuditLog.INSERT
                            + audit.text(),
                    parameters);
        }
    }

    private static AuditEntry entry(Caller caller, Change change) {
        List<String> patients = change.patient() == null ? List.of() : List.of(change.patient());
        return AuditEntry.ofWrite(
                caller, interaction(change), change.type(), change.id(), change.version(), patients, change.at());
    }

    private static String interaction(Change change) {
        return change.before() == null ? "create" : change.after() == null ? "delete" : "update";
    }
}
