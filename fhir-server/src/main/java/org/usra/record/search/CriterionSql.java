package org.usra.record.search;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.store.ResourceIds;
import org.usra.record.store.Sql;
import org.usra.record.words.WordTable;

/** A criterion as a condition on {@code r}, one case for each kind. */
final class CriterionSql {

    /** More values than this are looked up in the index whatever else there is. */
    private static final int MOST_FILTERED = 8;

    private final FhirDefinitions definitions;
    private final boolean filtering;

    /** @param filtering something narrower than hashed keys finds the rows */
    CriterionSql(FhirDefinitions definitions, boolean filtering) {
        this.definitions = definitions;
        this.filtering = filtering;
    }

    void write(Sql sql, Criterion criterion) {
        switch (criterion) {
            case Criterion.Keyed keyed -> keyed(sql, keyed);
            case Criterion.Textual text -> text(sql, text);
            case Criterion.Temporal time -> ArraySql.time(sql, time);
            case Criterion.Numeric number -> ArraySql.number(sql, number);
            case Criterion.Near near -> ArraySql.near(sql, near);
            case Criterion.Identified identified -> identified(sql, identified);
            case Criterion.Located located -> located(sql, located);
            case Criterion.Present present -> sql.add("(r.present >> " + present.bit() + ") & 1 = 1");
            case Criterion.WithId id -> ids(sql, id);
            case Criterion.Updated updated -> updated(sql, updated);
            case Criterion.OwnedBy owned -> owned(sql, owned);
            case Criterion.Judged judged -> write(sql, judged.superset());
            case Criterion.Worded worded -> worded(sql, worded);
            case Criterion.AnyOf any -> join(sql, any.parts(), " or ", "false");
            case Criterion.AllOf all -> join(sql, all.parts(), " and ", "true");
            case Criterion.Not not -> {
                // What finds too much would exclude too much: there the document decides.
                boolean decided = Recheck.decidedBySql(not.part());
                if (decided) {
                    sql.add("(");
                    write(sql, not.part());
                    // A column without a value makes a condition unknown, and what is unknown does not hold.
                    sql.add(") is not true");
                } else {
                    sql.add("true");
                }
            }
        }
    }

    /** What a patient, an id or an identifier finds is little: there the documents alone decide, at once. */
    private void worded(Sql sql, Criterion.Worded worded) {
        String lexemes = worded.lexemes();
        if (filtering || lexemes == null) {
            sql.add("true");
        } else {
            sql.add(WordTable.FOUND, lexemes);
        }
    }

    private void join(Sql sql, List<Criterion> parts, String word, String empty) {
        sql.add("(");
        for (int i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "" : word);
            write(sql, parts.get(i));
        }
        sql.add(parts.isEmpty() ? empty : "").add(")");
    }

    private void keyed(Sql sql, Criterion.Keyed keyed) {
        if (keyed.owners().isEmpty() && keyed.keys().isEmpty()) {
            sql.add("false");
            return;
        }
        sql.add("(");
        if (!keyed.owners().isEmpty()) {
            owners(sql, keyed.owners(), keyed.keys().isEmpty());
        }
        if (!keyed.keys().isEmpty()) {
            sql.add(keyed.owners().isEmpty() ? "" : " or ");
            keys(sql, keyed.keys());
        }
        sql.add(")");
    }

    private static void owners(Sql sql, Set<String> owners, boolean alone) {
        if (owners.size() == 1) {
            sql.add("r.patient = ?", owners.iterator().next());
        } else {
            sql.add("r.patient in ").addList(List.copyOf(owners));
            // Their buckets too: partitions that hold none of them are left out before the statement runs.
            if (alone) {
                sql.add(" and r.bucket in ")
                        .addList(owners.stream()
                                .map(ResourceIds::own)
                                .distinct()
                                .sorted()
                                .toList());
            }
        }
    }

    /** By the index, or as a filter of rows that something narrower finds: the index is not asked then. */
    private void keys(Sql sql, Set<Long> wanted) {
        long[] keys = wanted.stream().mapToLong(Long::longValue).toArray();
        if (filtering && keys.length <= MOST_FILTERED) {
            for (int i = 0; i < keys.length; i++) {
                sql.add((i == 0 ? "" : " or ") + "array_position(r.keys, ?) is not null", keys[i]);
            }
        } else {
            sql.add(keys.length == 1 ? "r.keys @> ?" : "r.keys && ?", (Object) keys);
        }
    }

    /** Where the registry has too many answers to write them down. */
    private static void identified(Sql sql, Criterion.Identified identified) {
        sql.add(
                        "(r.bucket, r.type, r.id) in (select i.bucket, i.type, i.id from resource_identifier i where i.hash in ")
                .addList(identified.identifiers().stream()
                        .map(Criterion.Identified.Registered::hash)
                        .toList())
                .add(")");
    }

    private static void located(Sql sql, Criterion.Located located) {
        List<Criterion.Located.Place> places = located.places();
        if (places.isEmpty()) {
            sql.add("false");
        } else if (places.size() == 1) {
            sql.add(
                    "r.bucket = ? and r.id = ?",
                    places.getFirst().bucket(),
                    places.getFirst().id());
        } else {
            sql.add("r.bucket in ")
                    .addList(places.stream()
                            .map(Criterion.Located.Place::bucket)
                            .distinct()
                            .toList())
                    .add(" and r.id in ")
                    .addList(places.stream().map(Criterion.Located.Place::id).toList());
        }
    }

    private static void ids(Sql sql, Criterion.WithId id) {
        if (id.buckets().isEmpty()) {
            sql.add("false");
        } else if (id.ids().size() == 1) {
            sql.add(
                    "r.bucket = ? and r.id = ?",
                    id.buckets().getFirst(),
                    id.ids().getFirst());
        } else {
            sql.add("r.bucket in ").addList(id.buckets()).add(" and r.id in ").addList(id.ids());
        }
    }

    private void text(Sql sql, Criterion.Textual text) {
        sql.add("(");
        if (text.start() != null) {
            keys(sql, Set.of(text.start()));
            sql.add(" and ");
        }
        ArraySql.text(sql, text);
        sql.add(")");
    }

    /** The stretch of a moment is its microsecond; said of the column alone, so that an index can find it. */
    private static void updated(Sql sql, Criterion.Updated time) {
        OffsetDateTime from = time.low().atOffset(ZoneOffset.UTC);
        OffsetDateTime to = time.high().atOffset(ZoneOffset.UTC);
        switch (time.prefix()) {
            case EQ, AP -> sql.add("(r.updated >= ? and r.updated < ?)", from, to);
            case NE -> sql.add("(r.updated < ? or r.updated >= ?)", from, to);
            case GT, SA -> sql.add("r.updated >= ?", to);
            case LT, EB -> sql.add("r.updated < ?", from);
            case GE -> sql.add("r.updated >= ?", from);
            case LE -> sql.add("r.updated < ?", to);
        }
    }

    private void owned(Sql sql, Criterion.OwnedBy owned) {
        sql.add(
                "r.id in (select o.patient from (select r.patient from resource r where r.type = ? and r.document is not null and ",
                definitions.typeNumber(owned.type()));
        sql.add(owned.visible()).add(" and ");
        write(sql, owned.inner());
        sql.add(") o)");
    }
}
