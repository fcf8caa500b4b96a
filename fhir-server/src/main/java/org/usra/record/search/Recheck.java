package org.usra.record.search;

import java.math.BigDecimal;
import org.usra.record.index.IndexedValues;
import org.usra.record.search.Criterion.Prefix;

/** The second look at a found document: a hashed key may lie, and a composite must hold within one element. */
final class Recheck {

    private Recheck() {}

    static boolean holds(Criterion criterion, IndexedValues values) {
        return switch (criterion) {
            case Criterion.Keyed keyed -> keyed.recheck().test(values);
            case Criterion.Textual text ->
                values.texts().stream()
                                .filter(value -> value.parameter().equals(text.code()))
                                .anyMatch(value -> text(text, value.value(), value.folded()))
                        || values.uris().stream()
                                .filter(value -> value.parameter().equals(text.code()))
                                .anyMatch(value -> text(text, value.value(), value.value()));
            case Criterion.Temporal time ->
                values.moments().stream()
                        .filter(value -> value.parameter().equals(time.code()))
                        .anyMatch(value -> time(time, value.low(), value.high()));
            case Criterion.Numeric number ->
                values.quantities().stream()
                        .filter(value -> value.parameter().equals(number.code()))
                        .anyMatch(value -> number(number, value));
            // Columns of the row itself: SQL has decided.
            case Criterion.WithId id -> true;
            case Criterion.Updated updated -> true;
            case Criterion.OwnedBy owned -> true;
            case Criterion.Judged judged ->
                holds(judged.superset(), values) && judged.judge().test(values);
            case Criterion.AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, values));
            case Criterion.AllOf all -> all.parts().stream().allMatch(part -> holds(part, values));
            case Criterion.Not not -> !holds(not.part(), values);
        };
    }

    /** Whether SQL alone decides, hash collisions aside. */
    static boolean decidedBySql(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Judged judged -> false;
            case Criterion.AnyOf any -> any.parts().stream().allMatch(Recheck::decidedBySql);
            case Criterion.AllOf all -> all.parts().stream().allMatch(Recheck::decidedBySql);
            case Criterion.Not not -> decidedBySql(not.part());
            default -> true;
        };
    }

    private static boolean text(Criterion.Textual asked, String value, String folded) {
        return switch (asked.match()) {
            case STARTS -> folded.startsWith(asked.text());
            case EXACT -> value.equals(asked.text());
            case CONTAINS -> folded.contains(asked.text());
            case PARENT_OF -> asked.text().startsWith(value);
        };
    }

    private static boolean time(Criterion.Temporal asked, long low, long high) {
        return switch (asked.prefix()) {
            case EQ -> low >= asked.low() && high <= asked.high();
            case NE -> low < asked.low() || high > asked.high();
            case GT -> high > asked.high();
            case LT -> low < asked.low();
            case GE -> high > asked.low();
            case LE -> low < asked.high();
            case SA -> low >= asked.high();
            case EB -> high <= asked.low();
            case AP -> low < asked.high() && high > asked.low();
        };
    }

    private static boolean number(Criterion.Numeric asked, IndexedValues.Quantity stored) {
        if (asked.system() != null && !asked.system().equals(stored.system())) {
            return false;
        }
        String unit = asked.unit();
        if (unit != null && !unit.equals(stored.code()) && (asked.system() != null || !unit.equals(stored.unit()))) {
            return false;
        }
        boolean equal = within(asked, stored.value());
        int order = stored.value().compareTo(asked.value());
        return switch (asked.prefix()) {
            case EQ, AP -> equal;
            case NE -> !equal;
            case GT, SA -> order > 0;
            case LT, EB -> order < 0;
            case GE -> order >= 0;
            case LE -> order <= 0;
        };
    }

    private static boolean within(Criterion.Numeric asked, BigDecimal value) {
        return value.compareTo(asked.low()) >= 0 && value.compareTo(asked.high()) < 0;
    }

    static Prefix prefix(String text) {
        for (Prefix prefix : Prefix.values()) {
            if (text.regionMatches(true, 0, prefix.name(), 0, 2)) {
                return prefix;
            }
        }
        return Prefix.EQ;
    }
}
