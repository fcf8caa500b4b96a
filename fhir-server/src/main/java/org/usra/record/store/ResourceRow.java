package org.usra.record.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.RowMapper;
import org.usra.record.definition.FhirDefinitions;

/** Turns a row of {@code resource} or {@code resource_history} into a version. */
final class ResourceRow implements RowMapper<StoredResource> {

    static final String COLUMNS =
            "r.type, r.id, r.bucket, r.version, r.created, r.updated, r.method, r.patient, r.document";

    private final FhirDefinitions definitions;
    private final Documents documents;

    ResourceRow(FhirDefinitions definitions, Documents documents) {
        this.definitions = definitions;
        this.documents = documents;
    }

    @Override
    public StoredResource mapRow(ResultSet row, int number) throws SQLException {
        byte[] document = row.getBytes(9);
        return new StoredResource(
                new ResourceKey(definitions.typeName(row.getShort(1)), row.getString(2)),
                row.getShort(3),
                row.getLong(4),
                instant(row, 5),
                instant(row, 6),
                row.getString(7),
                row.getString(8),
                document == null ? null : documents.unpack(document));
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
