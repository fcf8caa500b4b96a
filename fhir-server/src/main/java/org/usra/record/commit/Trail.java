package org.usra.record.commit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.audit.AuditEntry;
import org.usra.record.audit.AuditLog;
import org.usra.record.event.EventLog;

/** What every write leaves behind in its own transaction: one event and one audit row for each change. */
@Component
class Trail {

    private final EventLog events;
    private final AuditLog audit;

    Trail(EventLog events, AuditLog audit) {
        this.events = events;
        this.audit = audit;
    }

    void append(Caller caller, List<Change> changes) {
        events.append(changes.stream()
                .map(change -> new EventLog.Announcement(
                        interaction(change), change.type(), change.id(), change.version(), change.at()))
                .toList());
        audit.append(changes.stream().map(change -> entry(caller, change)).toList());
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
