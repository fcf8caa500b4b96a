package org.usra.record.search;

import java.math.BigDecimal;
import org.usra.record.index.Folding;
import org.usra.record.search.Criterion.Prefix;
import org.usra.record.store.Sql;

/** Conditions on the strings, dates and numbers that a row holds in arrays: filters of what something else finds. */
final class ArraySql {

    /** Above every other character in the order of UTF-8 bytes: the end of the stretch that starts with a prefix. */
    private static final String LAST = new String(Character.toChars(0x10FFFF));

    private ArraySql() {}

    static void text(Sql sql, Criterion.Textual text) {
        String mark = text.parameter() + " ";
        String folded = text.match() == Criterion.TextMatch.EXACT ? Folding.fold(text.text()) : text.text();
        sql.add("exists (select 1 from unnest(r.texts) t where ");
        switch (text.match()) {
            case STARTS -> between(sql, mark + folded);
            case EXACT -> {
                between(sql, mark);
                sql.add(" and t in (?, ?)", mark + folded, mark + text.text());
            }
            case CONTAINS -> {
                between(sql, mark);
                sql.add(" and position(? in substr(t, ?)) > 0", folded, mark.length() + 1);
            }
            case PARENT_OF -> {
                between(sql, mark);
                sql.add(" and starts_with(?, substr(t, ?))", text.text(), mark.length() + 1);
            }
        }
        sql.add(")");
    }

    private static void between(Sql sql, String start) {
        sql.add("t >= ? and t < ?", start, start + LAST);
    }

    static void time(Sql sql, Criterion.Temporal time) {
        if (time.leading()) {
            range(sql, time.prefix(), "r.moment_low", "r.moment_high", time.low(), time.high());
            return;
        }
        sql.add(
                "exists (select 1 from generate_series(1, cardinality(r.moments), 3) i where r.moments[i] = ? and ",
                (long) time.parameter());
        range(sql, time.prefix(), "r.moments[i + 1]", "r.moments[i + 2]", time.low(), time.high());
        sql.add(")");
    }

    /**
     * The comparisons of <a href="https://hl7.org/fhir/R4/search.html#prefix">R4</a> between two stretches. What begins after
     * a moment also ends after it: said as well, because the index stands on the ends.
     */
    static void range(Sql sql, Prefix prefix, String low, String high, Object from, Object to) {
        switch (prefix) {
            case EQ -> sql.add("(" + high + " > ? and " + high + " <= ? and " + low + " >= ?)", from, to, from);
            case NE -> sql.add("(" + low + " < ? or " + high + " > ?)", from, to);
            case GT -> sql.add(high + " > ?", to);
            case LT -> sql.add(low + " < ?", from);
            case GE -> sql.add(high + " > ?", from);
            case LE -> sql.add(low + " < ?", to);
            case SA -> sql.add("(" + high + " > ? and " + low + " >= ?)", to, to);
            case EB -> sql.add(high + " <= ?", from);
            case AP -> sql.add("(" + low + " < ? and " + high + " > ?)", to, from);
        }
    }

    /** A superset: the columns are rounded, and say nothing of units. */
    static void number(Sql sql, Criterion.Numeric number) {
        sql.add("exists (select 1 from generate_series(1, cardinality(r.numbers), 3) i where r.numbers[i] in ")
                .addList(number.parameters().stream().map(Integer::doubleValue).toList())
                .add(" and (");
        compare(sql, number.prefix(), "r.numbers[i + 1]", number.value(), number.low(), number.high());
        Criterion.Numeric.Canonical canonical = number.canonical();
        if (canonical != null) {
            sql.add(" or ");
            compare(sql, number.prefix(), "r.numbers[i + 2]", canonical.value(), canonical.low(), canonical.high());
        }
        sql.add("))");
    }

    /** {@link NearValues#isWithin}, of the latitude and the longitude that stand behind the parameter's number. */
    static void near(Sql sql, Criterion.Near near) {
        sql.add(
                "exists (select 1 from generate_series(1, cardinality(r.numbers), 3) i where r.numbers[i] = ?"
                        + " and power(sind((r.numbers[i + 1] - ?) / 2), 2) + ? * cosd(r.numbers[i + 1])"
                        + " * power(sind((r.numbers[i + 2] - ?) / 2), 2) <= ?)",
                (double) near.parameter(),
                near.latitude(),
                Math.cos(Math.toRadians(near.latitude())),
                near.longitude(),
                NearValues.haversine(near.metres()));
    }

    private static void compare(
            Sql sql, Prefix prefix, String column, BigDecimal value, BigDecimal low, BigDecimal high) {
        switch (prefix) {
            case EQ, AP -> sql.add(column + " between ? and ?", low.doubleValue(), high.doubleValue());
            case NE -> sql.add("true");
            case GT, SA, GE -> sql.add(column + " >= ?", value.doubleValue());
            case LT, EB, LE -> sql.add(column + " <= ?", value.doubleValue());
        }
    }
}
