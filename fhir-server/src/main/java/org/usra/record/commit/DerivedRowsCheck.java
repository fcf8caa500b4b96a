package org.usra.record.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.Sql;
import org.usra.record.store.StoredResource;

/**
 * Derives every typed row again from the documents and names the tables that come out differently: a row changed, lost or
 * added. Decisions of their day (admission, authorization numbers, use of a referral) are not derived and not compared.
 *
 * <p>A row that looks through another document (the hospital of a department, the organisation of a post) is as that was
 * when its own document was written; where the other has moved since, the check says so and a rebuild follows it.
 *
 * <p>It waits for the writers that are at work, and those that come wait for it.
 */
@Component
public class DerivedRowsCheck {

    private final DerivedTables tables;
    private final ResourceStore store;
    private final FhirDefinitions definitions;
    private final DocumentReader reader;
    private final DerivedRows rows;
    private final TransactionTemplate transaction;

    DerivedRowsCheck(
            DerivedTables tables,
            ResourceStore store,
            FhirDefinitions definitions,
            DocumentReader reader,
            DerivedRows rows,
            PlatformTransactionManager transactions) {
        this.tables = tables;
        this.store = store;
        this.definitions = definitions;
        this.reader = reader;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Changes nothing; empty when every table is what the documents say. */
    public List<String> differences() {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            tables.stopWriters();
            Map<String, String> before = tables.contents();
            deriveAgain();
            Map<String, String> after = tables.contents();
            return before.keySet().stream()
                    .filter(table -> !Objects.equals(before.get(table), after.get(table)))
                    .toList();
        }));
    }

    /** Replaces all derived rows by what the documents say now. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            tables.stopWriters();
            deriveAgain();
        });
    }

    private void deriveAgain() {
        tables.empty();
        rows.types().forEach(this::deriveAgain);
    }

    private void deriveAgain(String type) {
        Sql all = Sql.of(
                "select " + ResourceStore.COLUMNS
                        + " from record.resource r where r.type = ? and r.document is not null order by r.updated, r.id",
                definitions.typeNumber(type));
        List<Change> changes = new ArrayList<>();
        for (ResourceStore.FoundRow found : store.find(all, 0)) {
            changes.add(unchanged(found.row()));
        }
        rows.replace(changes);
    }

    /** As if it were new: nothing is derived yet. */
    private Change unchanged(StoredResource row) {
        ResourceDocument document = reader.readStored(row.bytes());
        return new Change(
                row.key().type(),
                row.key().id(),
                row.version(),
                row.bucket(),
                row.patient(),
                row.updated(),
                null,
                document);
    }
}
