package org.usra.record.commit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.Sql;
import org.usra.record.store.StoredResource;

/**
 * Derives every typed row again from the documents and names the tables that come out differently. Decisions of their day
 * (admission, authorization numbers, use of a referral) are not derived and not compared.
 */
@Component
public class DerivedRowsCheck {

    /** In an order in which each type finds what it refers to. */
    private static final List<String> TYPES = List.of(
            "Organization",
            "HealthcareService",
            "PractitionerRole",
            "Person",
            "Patient",
            "Group",
            "EpisodeOfCare",
            "Coverage",
            "Condition",
            "Slot",
            "ServiceRequest",
            "Task",
            "Appointment",
            "Encounter");

    private static final List<String> TABLES = List.of(
            "post",
            "organization_parent",
            "healthcare_service_provider",
            "person",
            "person_identifier",
            "household_member",
            "enrolment",
            "coverage_period",
            "person_condition",
            "slot_place",
            "referral_use",
            "referral_task");

    private final JdbcClient jdbc;
    private final ResourceStore store;
    private final FhirDefinitions definitions;
    private final DocumentReader reader;
    private final DerivedRows rows;
    private final TransactionTemplate transaction;

    public DerivedRowsCheck(
            JdbcClient jdbc,
            ResourceStore store,
            FhirDefinitions definitions,
            DocumentReader reader,
            DerivedRows rows,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.store = store;
        this.definitions = definitions;
        this.reader = reader;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Changes nothing; empty when every table is what the documents say. */
    public List<String> differences() {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            Map<String, String> before = contents();
            TYPES.forEach(this::deriveAgain);
            Map<String, String> after = contents();
            return TABLES.stream()
                    .filter(table -> !Objects.equals(before.get(table), after.get(table)))
                    .toList();
        }));
    }

    /** Replaces the rows of every document by what it says now. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> TYPES.forEach(this::deriveAgain));
    }

    private void deriveAgain(String type) {
        Sql all = Sql.of(
                "select " + ResourceStore.COLUMNS
                        + " from record.resource r where r.type = ? and not r.deleted order by r.updated, r.id",
                definitions.typeNumber(type));
        List<Change> changes = new ArrayList<>();
        for (ResourceStore.FoundRow found : store.find(all, 0)) {
            changes.add(unchanged(found.row()));
        }
        rows.replace(changes);
    }

    private Change unchanged(StoredResource row) {
        ResourceDocument document = reader.readStored(row.bytes());
        return new Change(
                row.key().type(),
                row.key().id(),
                row.version(),
                row.bucket(),
                row.patient(),
                row.updated(),
                document,
                document);
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new HashMap<>();
        for (String table : TABLES) {
            contents.put(
                    table,
                    jdbc.sql("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from record." + table
                                    + " t")
                            .query(String.class)
                            .single());
        }
        return contents;
    }
}
