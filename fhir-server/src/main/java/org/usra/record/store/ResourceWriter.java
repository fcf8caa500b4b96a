package org.usra.record.store;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Writes versions, in the transaction of the caller: the replaced rows move to the history, the new ones and what they can
 * be found by take their place. The number of round trips does not depend on the number of versions.
 */
@Component
public class ResourceWriter {

    private static final String INSERT = "insert into resource"
            + " (version, updated, deleted, method, patient, keys, document, created, bucket, type, id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "update resource set version = ?, updated = ?, deleted = ?, method = ?,"
            + " patient = ?, keys = ?, document = ?, created = ?"
            + " where bucket = ? and type = ? and id = ? and version = ?";

    private final JdbcTemplate jdbc;
    private final FhirDefinitions definitions;
    private final IndexRows index;

    ResourceWriter(JdbcTemplate jdbc, FhirDefinitions definitions, IndexRows index) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.index = index;
    }

    public void write(List<NewVersion> versions) {
        List<NewVersion> fresh =
                versions.stream().filter(version -> version.before() == null).toList();
        List<NewVersion> replacing =
                versions.stream().filter(version -> version.before() != null).toList();
        settle(fresh);
        jdbc.batchUpdate(INSERT, fresh.stream().map(this::columns).toList());
        if (!replacing.isEmpty()) {
            keepReplaced(replacing);
            replace(replacing);
            index.remove(replacing);
        }
        index.add(versions);
    }

    /** A client-made id gets its home once; of two writers who bring the same new id the second is refused. */
    private void settle(List<NewVersion> fresh) {
        List<StoredResource> guests = fresh.stream()
                .map(NewVersion::row)
                .filter(row -> ResourceIds.contained(row.key().id()).isEmpty())
                .toList();
        if (!guests.isEmpty()) {
            int settled = jdbc.update(
                    "insert into resource_home (type, id, bucket)"
                            + " select * from unnest(?::smallint[], ?::text[], ?::smallint[])"
                            + " on conflict do nothing",
                    new Object[] {types(guests), ids(guests), buckets(guests)});
            requireAll(settled == guests.size());
        }
    }

    private void keepReplaced(List<NewVersion> replacing) {
        List<StoredResource> rows = replacing.stream().map(NewVersion::row).toList();
        jdbc.update(
                "insert into resource_history (bucket, type, id, version, updated, deleted, method, document)"
                        + " select r.bucket, r.type, r.id, r.version, r.updated, r.deleted, r.method, r.document"
                        + " from unnest(?::smallint[], ?::smallint[], ?::text[]) k(bucket, type, id)"
                        + " join resource r on r.bucket = k.bucket and r.type = k.type and r.id = k.id",
                new Object[] {buckets(rows), types(rows), ids(rows)});
    }

    private void replace(List<NewVersion> replacing) {
        int[] changed = jdbc.batchUpdate(
                UPDATE,
                replacing.stream()
                        .map(version -> {
                            Object[] columns = java.util.Arrays.copyOf(columns(version), 12);
                            columns[11] =
                                    Objects.requireNonNull(version.before()).version();
                            return columns;
                        })
                        .toList());
        for (int count : changed) {
            requireAll(count == 1);
        }
    }

    private Object[] columns(NewVersion version) {
        StoredResource row = version.row();
        return new Object[] {
            row.version(),
            ResourceRow.timestamp(row.updated()),
            row.deleted(),
            row.method(),
            row.patient(),
            index.keys(version),
            row.document(),
            ResourceRow.timestamp(row.created()),
            row.bucket(),
            definitions.typeNumber(row.key().type()),
            row.key().id()
        };
    }

    Short[] types(List<StoredResource> rows) {
        return rows.stream()
                .map(row -> definitions.typeNumber(row.key().type()))
                .toArray(Short[]::new);
    }

    static Short[] buckets(List<StoredResource> rows) {
        return rows.stream().map(StoredResource::bucket).toArray(Short[]::new);
    }

    static String[] ids(List<StoredResource> rows) {
        return rows.stream().map(row -> row.key().id()).toArray(String[]::new);
    }

    private static void requireAll(boolean written) {
        if (!written) {
            throw new Refused(
                    RefusalKind.CONFLICT,
                    new Refusal(
                            "stale-version",
                            "غيّر شخص آخر هذا السجل في اللحظة نفسها. أعد قراءته ثم حاول مرة أخرى.",
                            "Somebody else changed this resource at the same moment. Read it again, then retry."));
        }
    }
}
