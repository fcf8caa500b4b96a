package org.usra.record.words;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.access.SqlCriterion;
import org.usra.record.event.EventLog;
import org.usra.record.event.RecordEvent;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/**
 * Writes the words of what has changed, in the order of the events. Any number of servers may: one at a time holds the row
 * that says how far they are, and the words and the place are one transaction. Proof: SearchingWordsTest.
 */
@Component
public class WritingWords {

    private static final int PAGE = 500;

    private final EventLog log;
    private final ResourceStore store;
    private final WordTable table;
    private final TransactionTemplate transaction;

    WritingWords(EventLog log, ResourceStore store, WordTable table, PlatformTransactionManager transactions) {
        this.log = log;
        this.store = store;
        this.table = table;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Until nothing is left that has been committed, or somebody else is at it. */
    public void catchUp() {
        while (table.isBehind() && Boolean.TRUE.equals(transaction.execute(status -> page()))) {
            // The next page.
        }
    }

    private boolean page() {
        OptionalLong seen = table.lock();
        if (seen.isEmpty()) {
            return false;
        }
        List<RecordEvent> events = log.after(seen.getAsLong(), PAGE).events();
        if (events.isEmpty()) {
            return false;
        }
        Map<String, Set<String>> changed = new TreeMap<>();
        for (RecordEvent event : events) {
            if (table.keeps(event.type())) {
                changed.computeIfAbsent(event.type(), unseen -> new LinkedHashSet<>())
                        .add(event.id());
            }
        }
        changed.forEach(this::write);
        table.seen(events.getLast().seq());
        return events.size() == PAGE;
    }

    /** As they stand now: of what has changed again since, a later event tells. */
    private void write(String type, Set<String> ids) {
        List<StoredResource> current = store.all(type, ids, SqlCriterion.EVERYTHING);
        table.write(current);
        Map<String, Short> gone = new TreeMap<>(store.locate(type, ids));
        current.forEach(row -> gone.remove(row.key().id()));
        table.delete(type, gone);
    }
}
