package org.usra.record.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.index.ResourceIndexer;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Rows;
import org.usra.record.store.IndexRow.Identifier;
import org.usra.record.store.ResourceWriter.Indexed;

/** {@code resource_identifier}: which resource has an identifier, whatever its bucket. Rows follow a resource's versions. */
@Component
class IdentifierRegistry {

    private final Pipeline pipeline;
    private final JdbcTemplate jdbc;
    private final FhirDefinitions definitions;
    private final ResourceIndexer indexer;
    private final DocumentReader reader;
    private final SearchIndex index;

    IdentifierRegistry(
            Pipeline pipeline,
            FhirDefinitions definitions,
            ResourceIndexer indexer,
            DocumentReader reader,
            SearchIndex index) {
        this.pipeline = pipeline;
        this.jdbc = pipeline.template();
        this.definitions = definitions;
        this.indexer = indexer;
        this.reader = reader;
        this.index = index;
    }

    void write(List<Indexed> fresh, List<Indexed> replacing) {
        Entries added = new Entries();
        Entries removed = new Entries();
        fresh.forEach(one -> added.add(one.row(), one.index().identifiers()));
        for (Indexed one : replacing) {
            boolean moved = one.row().bucket() != one.before().bucket();
            Set<Identifier> before = new HashSet<>(of(one.before()));
            Set<Identifier> after = new HashSet<>(one.index().identifiers());
            if (moved || !before.equals(after)) {
                removed.add(one.before(), before);
                added.add(one.row(), after);
            }
        }
        removed.rows.forEach(row -> pipeline.add(
                "delete from resource_identifier where hash = ? and system = ? and bucket = ? and type = ? and id = ?",
                List.of(row)));
        insert(added);
    }

    private void insert(Entries added) {
        for (List<Object[]> portion : Rows.portions(added.rows)) {
            Rows values = new Rows("(?, ?, ?, ?, ?)");
            portion.forEach(values::add);
            pipeline.add(
                    "insert into resource_identifier (hash, system, bucket, type, id) values " + values.text(),
                    values.parameters());
        }
    }

    /** All of these are entered for the resource. */
    boolean has(StoredResource row, List<Identifier> wanted) {
        Entries entries = new Entries();
        entries.add(row, wanted);
        return entries.rows.stream()
                .allMatch(columns -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select exists (select 1 from resource_identifier where hash = ? and system = ? and bucket = ?"
                                + " and type = ? and id = ?)",
                        Boolean.class,
                        columns)));
    }

    /** Whatever is entered for the resource, these are from now on. Walks the table: a repair, not a write. */
    void replace(StoredResource row, List<Identifier> wanted) {
        jdbc.update(
                "delete from resource_identifier where bucket = ? and type = ? and id = ?",
                row.bucket(),
                definitions.typeNumber(row.key().type()),
                row.key().id());
        Entries entries = new Entries();
        entries.add(row, wanted);
        insert(entries);
    }

    private List<Identifier> of(StoredResource before) {
        return before.deleted()
                ? List.of()
                : index.of(
                                before.key().type(),
                                before.patient(),
                                indexer.index(reader.readStored(before.bytes()), Set.of("identifier")))
                        .identifiers();
    }

    /** Rows of the registry to come, or to go. */
    private final class Entries {

        private final List<Object[]> rows = new ArrayList<>();

        void add(StoredResource row, Iterable<Identifier> identifiers) {
            for (Identifier identifier : identifiers) {
                rows.add(new Object[] {
                    identifier.hash(),
                    identifier.system(),
                    row.bucket(),
                    definitions.typeNumber(row.key().type()),
                    row.key().id()
                });
            }
        }
    }
}
