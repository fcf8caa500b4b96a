package org.usra.record.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.row.Guard;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Rows;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Writes versions, in the transaction of the caller: the replaced rows move to the history, the new ones and what they can
 * be found by take their place. Nothing waits for an answer: it all leaves with what is asked next, or with the commit.
 */
@Component
public class ResourceWriter {

    private static final String COLUMNS =
            " (created, updated, moment_low, moment_high, present, bucket, type, version, method,"
                    + " id, patient, keys, moments, numbers, texts, document) values ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Pipeline pipeline;
    private final JdbcTemplate jdbc;
    private final FhirDefinitions definitions;
    private final SearchIndex index;
    private final IdentifierRegistry identifiers;
    private final Documents documents;
    private final Partitions partitions;

    ResourceWriter(
            Pipeline pipeline,
            FhirDefinitions definitions,
            SearchIndex index,
            IdentifierRegistry identifiers,
            Documents documents,
            Partitions partitions) {
        this.pipeline = pipeline;
        this.jdbc = pipeline.template();
        this.definitions = definitions;
        this.index = index;
        this.identifiers = identifiers;
        this.documents = documents;
        this.partitions = partitions;
    }

    public void write(List<NewVersion> versions) {
        List<Indexed> fresh = new ArrayList<>();
        List<Indexed> replacing = new ArrayList<>();
        for (NewVersion version : versions) {
            StoredResource row = version.row();
            Indexed indexed = new Indexed(version, index.of(row.key().type(), row.patient(), version.values()));
            (version.before() == null ? fresh : replacing).add(indexed);
        }
        settle(fresh);
        Rows.portions(fresh).forEach(this::insert);
        if (!replacing.isEmpty()) {
            move(replacing);
            replace(replacing);
        }
        identifiers.write(fresh, replacing);
    }

    /** A version and what it can be found by. */
    record Indexed(NewVersion version, IndexRow index) {

        StoredResource row() {
            return version.row();
        }

        StoredResource before() {
            return Objects.requireNonNull(version.before());
        }
    }

    private void insert(List<Indexed> rows) {
        Rows values = new Rows(ROW);
        rows.forEach(row -> values.add(columns(row).toArray()));
        String table =
                partitions.of(rows.stream().map(row -> row.row().bucket()).toList());
        pipeline.add("insert into " + table + COLUMNS + values.text(), values.parameters());
    }

    /**
     * An id whose bucket is not the one that it says gets a home, once. Of two writers who bring the same new id the second
     * is refused.
     */
    private void settle(List<Indexed> fresh) {
        List<StoredResource> guests = fresh.stream()
                .map(Indexed::row)
                .filter(row ->
                        !Objects.equals(ResourceHomes.said(row.key().id()).orElse(null), row.bucket()))
                .toList();
        if (!guests.isEmpty()) {
            int settled = jdbc.update(
                    "insert into resource_home (type, id, bucket)"
                            + " select * from unnest(?::smallint[], ?::text[], ?::smallint[])"
                            + " on conflict do nothing",
                    new Object[] {types(guests), ids(guests), buckets(guests)});
            if (settled < guests.size()) {
                throw createdMeanwhile();
            }
        }
    }

    /** A resource that names another patient now moves to that patient's bucket, its history with it. */
    private void move(List<Indexed> replacing) {
        for (Indexed one : replacing) {
            short to = one.row().bucket();
            short from = one.before().bucket();
            if (to != from) {
                short type = definitions.typeNumber(one.row().key().type());
                String id = one.row().key().id();
                jdbc.update("""
                        insert into resource_home (type, id, bucket) values (?, ?, ?)
                        on conflict (type, id) do update set bucket = excluded.bucket""", type, id, to);
                jdbc.update(
                        "update resource set bucket = ? where bucket = ? and type = ? and id = ?", to, from, type, id);
                jdbc.update(
                        "update resource_history set bucket = ? where bucket = ? and type = ? and id = ?",
                        to,
                        from,
                        type,
                        id);
            }
        }
    }

    /** The row as it stands becomes history, and the new version takes its place. */
    private void replace(List<Indexed> replacing) {
        String table =
                partitions.of(replacing.stream().map(one -> one.row().bucket()).toList());
        String statement =
                "with kept as (insert into resource_history (updated, bucket, type, version, method, id, document)"
                        + " select r.updated, r.bucket, r.type, r.version, r.method, r.id, r.document from " + table
                        + " r where r.bucket = ? and r.type = ? and r.id = ?), changed as (update " + table
                        + " set created = ?, updated = ?, moment_low = ?, moment_high = ?, present = ?,"
                        + " bucket = ?, type = ?, version = ?, method = ?, id = ?, patient = ?, keys = ?, moments = ?,"
                        + " numbers = ?, texts = ?, document = ?"
                        + " where bucket = ? and type = ? and id = ? and version = ? returning 1)"
                        // Nobody waits for the number of rows: none is an error of the statement.
                        + " select 1 / count(*) from changed";
        replacing.forEach(
                one -> pipeline.add(statement, replacement(one), Guard.nothingChanged(ResourceWriter::overtaken)));
    }

    private List<@Nullable Object> replacement(Indexed one) {
        StoredResource row = one.row();
        List<Object> key = List.of(
                row.bucket(),
                definitions.typeNumber(row.key().type()),
                row.key().id());
        List<@Nullable Object> values = new ArrayList<>(key);
        values.addAll(columns(one));
        values.addAll(key);
        values.add(one.before().version());
        return values;
    }

    private List<@Nullable Object> columns(Indexed one) {
        List<@Nullable Object> values = new ArrayList<>(16);
        StoredResource row = one.row();
        IndexRow found = one.index();
        byte[] document = row.document();
        values.add(ResourceRow.timestamp(row.created()));
        values.add(ResourceRow.timestamp(row.updated()));
        values.add(found.low());
        values.add(found.high());
        values.add(found.present());
        values.add(row.bucket());
        values.add(definitions.typeNumber(row.key().type()));
        values.add((int) row.version());
        values.add(row.method());
        values.add(row.key().id());
        values.add(row.patient());
        values.add(found.keys());
        values.add(found.moments());
        values.add(found.numbers());
        values.add(found.texts());
        values.add(document == null ? null : documents.pack(document));
        return values;
    }

    private Short[] types(List<StoredResource> rows) {
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

    private static Refused createdMeanwhile() {
        return new Refused(
                RefusalKind.CONFLICT,
                new Refusal(
                        "collision",
                        "أنشأ طلب آخر سجلًا بالمعرّف نفسه في اللحظة نفسها، ولم يُكتب شيء. اقرأ ذلك السجل ثم أرسل تعديلك عليه،"
                                + " أو أرسل معرّفًا آخر.",
                        "Another request created a resource with the same id at the same moment; nothing was written. Read"
                                + " that resource and send your change of it, or send another id."));
    }

    private static Refused overtaken() {
        return new Refused(
                RefusalKind.CONFLICT,
                new Refusal(
                        "stale-version",
                        "غيّر شخص آخر هذا السجل في اللحظة نفسها. أعد قراءته ثم حاول مرة أخرى.",
                        "Somebody else changed this resource at the same moment. Read it again, then retry."));
    }
}
