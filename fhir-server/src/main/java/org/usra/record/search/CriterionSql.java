package org.usra.record.search;

import java.util.List;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.search.Criterion.Prefix;
import org.usra.record.store.Sql;

/** A criterion as a condition on {@code r}, one case for each kind. */
final class CriterionSql {

    private static final String HERE = ".bucket = r.bucket and x.type = r.type and x.id = r.id and x.parameter = ?";

    /** Above every other character in the order of UTF-8 bytes: the end of the stretch that starts with a prefix. */
    private static final String LAST = new String(Character.toChars(0x10FFFF));

    private final FhirDefinitions definitions;

    CriterionSql(FhirDefinitions definitions) {
        this.definitions = definitions;
    }

    void write(Sql sql, Criterion criterion) {
        switch (criterion) {
            case Criterion.Keyed keyed -> keyed(sql, keyed);
            case Criterion.Textual text -> text(sql, text);
            case Criterion.Temporal time -> time(sql, time);
            case Criterion.Numeric number -> number(sql, number);
            case Criterion.WithId id -> sql.add("r.id in ").addList(id.ids());
            case Criterion.Updated updated -> updated(sql, updated);
            case Criterion.OwnedBy owned -> owned(sql, owned);
            case Criterion.Judged judged -> write(sql, judged.superset());
            case Criterion.AnyOf any -> join(sql, any.parts(), " or ", "false");
            case Criterion.AllOf all -> join(sql, all.parts(), " and ", "true");
            case Criterion.Not not -> {
                sql.add("not (");
                write(sql, not.part());
                sql.add(")");
            }
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

    private static void keyed(Sql sql, Criterion.Keyed keyed) {
        if (keyed.keys().isEmpty()) {
            sql.add("false");
        } else if (keyed.registered()) {
            sql.add(
                            "(r.bucket, r.type, r.id) in (select i.bucket, i.type, i.id from resource_identifier i where i.hash in ")
                    .addList(List.copyOf(keyed.keys()))
                    .add(")");
        } else {
            long[] keys = keyed.keys().stream().mapToLong(Long::longValue).toArray();
            sql.add(keys.length == 1 ? "r.keys @> ?" : "r.keys && ?", (Object) keys);
        }
    }

    private static void text(Sql sql, Criterion.Textual text) {
        sql.add("exists (select 1 from resource_text x where x" + HERE, text.parameter());
        switch (text.match()) {
            case STARTS -> starts(sql, text.text());
            case EXACT -> sql.add(" and x.value = ?", text.text());
            case CONTAINS -> sql.add(" and position(? in x.folded) > 0", text.text());
            case PARENT_OF -> sql.add(" and starts_with(?, x.value)", text.text());
        }
        sql.add(")");
    }

    private static void starts(Sql sql, String start) {
        String indexed = start.length() > 200 ? start.substring(0, 200) : start;
        sql.add(" and left(x.folded, 200) >= ? and left(x.folded, 200) < ?", indexed, indexed + LAST);
        if (start.length() > 200) {
            sql.add(" and starts_with(x.folded, ?)", start);
        }
    }

    private static void time(Sql sql, Criterion.Temporal time) {
        sql.add("exists (select 1 from resource_moment x where x" + HERE + " and ", time.parameter());
        range(sql, time.prefix(), "x.low", "x.high", time.low(), time.high());
        sql.add(")");
    }

    private static void updated(Sql sql, Criterion.Updated time) {
        range(
                sql,
                time.prefix(),
                "r.updated",
                "r.updated + interval '1 microsecond'",
                time.low().atOffset(java.time.ZoneOffset.UTC),
                time.high().atOffset(java.time.ZoneOffset.UTC));
    }

    /** The comparisons of <a href="https://hl7.org/fhir/R4/search.html#prefix">R4</a> between two stretches. */
    private static void range(Sql sql, Prefix prefix, String low, String high, Object from, Object to) {
        switch (prefix) {
            case EQ -> sql.add("(" + low + " >= ? and " + high + " <= ?)", from, to);
            case NE -> sql.add("(" + low + " < ? or " + high + " > ?)", from, to);
            case GT -> sql.add(high + " > ?", to);
            case LT -> sql.add(low + " < ?", from);
            case GE -> sql.add(high + " > ?", from);
            case LE -> sql.add(low + " < ?", to);
            case SA -> sql.add(low + " >= ?", to);
            case EB -> sql.add(high + " <= ?", from);
            case AP -> sql.add("(" + low + " < ? and " + high + " > ?)", to, from);
        }
    }

    private static void number(Sql sql, Criterion.Numeric number) {
        sql.add("exists (select 1 from resource_quantity x where x" + HERE + " and ", number.parameter());
        switch (number.prefix()) {
            case EQ, AP -> sql.add("x.value >= ? and x.value < ?", number.low(), number.high());
            case NE -> sql.add("(x.value < ? or x.value >= ?)", number.low(), number.high());
            case GT, SA -> sql.add("x.value > ?", number.value());
            case LT, EB -> sql.add("x.value < ?", number.value());
            case GE -> sql.add("x.value >= ?", number.value());
            case LE -> sql.add("x.value <= ?", number.value());
        }
        if (number.system() != null) {
            sql.add(" and x.system = ?", number.system());
        }
        if (number.unit() != null) {
            sql.add(number.system() == null ? " and ? in (x.code, x.unit)" : " and x.code = ?", number.unit());
        }
        sql.add(")");
    }

    private void owned(Sql sql, Criterion.OwnedBy owned) {
        sql.add(
                "r.id in (select o.patient from (select r.patient from resource r where r.type = ? and not r.deleted and ",
                definitions.typeNumber(owned.type()));
        sql.add(owned.visible()).add(" and ");
        write(sql, owned.inner());
        sql.add(") o)");
    }
}
