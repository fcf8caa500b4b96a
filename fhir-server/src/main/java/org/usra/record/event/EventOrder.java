package org.usra.record.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.store.StoredResource;

/**
 * Whether the events of a transaction will stand in the order of the versions that it writes. A transaction has its number
 * from its first row lock on: while it waits for the next row, a later number can change a third.
 */
@Component
public class EventOrder {

    private final JdbcClient jdbc;
    private final FhirDefinitions definitions;

    EventOrder(JdbcClient jdbc, FhirDefinitions definitions) {
        this.jdbc = jdbc;
        this.definitions = definitions;
    }

    /**
     * Whether one of these rows was written by a transaction with a higher number than the one that runs.
     *
     * @param locked rows that the running transaction has locked
     */
    public boolean isOvertaken(Collection<StoredResource> locked) {
        List<Short> buckets = new ArrayList<>();
        List<Short> types = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (StoredResource row : locked) {
            buckets.add(row.bucket());
            types.add(definitions.typeNumber(row.key().type()));
            ids.add(row.key().id());
        }
        // Of a row that has stood for long, the number may have gone round.
        return jdbc.sql("select exists (select from unnest(?::smallint[], ?::smallint[], ?::text[]) k(bucket, type, id)"
                        + " join resource r using (bucket, type, id)"
                        + " where r.updated > now() - interval '1 day'"
                        + " and age(r.xmin) < age(pg_current_xact_id()::xid))")
                .params(buckets.toArray(Short[]::new), types.toArray(Short[]::new), ids.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
