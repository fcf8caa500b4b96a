package org.usra.record.search;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.IndexedValues;
import org.usra.record.search.Criterion.Prefix;
import org.usra.record.store.StoredResource;
import org.usra.record.words.Words;

/** The second look at a found document: a hashed key may lie, and a composite must hold within one element. */
final class Recheck {

    private Recheck() {}

    /**
     * What is looked at: the document, of it the values that the criterion needs, and its row.
     *
     * @param row null for a document that is asked by itself: there what only a row has is taken as true
     * @param document null for the values of one element
     * @param onOthers which conditions on other rows SQL has found to hold; null where none stands in an alternative
     */
    record Looked(
            @Nullable StoredResource row,
            @Nullable ResourceDocument document,
            IndexedValues values,
            @Nullable Set<Criterion> onOthers) {

        Looked(@Nullable StoredResource row, @Nullable ResourceDocument document, IndexedValues values) {
            this(row, document, values, null);
        }
    }

    static boolean holds(Criterion criterion, IndexedValues values) {
        return holds(criterion, new Looked(null, null, values));
    }

    static boolean holds(Criterion criterion, Looked at) {
        IndexedValues values = at.values();
        return switch (criterion) {
            case Criterion.Keyed keyed -> keyed.recheck().test(values);
            case Criterion.Identified identified -> identified.recheck().test(values);
            case Criterion.Located located -> holds(located.of(), at);
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
                        .anyMatch(value -> time(time.prefix(), time.low(), time.high(), value.low(), value.high()));
            case Criterion.Numeric number ->
                values.quantities().stream()
                        .filter(value -> value.parameter().equals(number.code()))
                        .anyMatch(value -> number(number, value));
            case Criterion.Near near ->
                values.positions().stream()
                        .filter(value -> value.parameter().equals(near.code()))
                        .anyMatch(value -> NearValues.isWithin(near, value));
            case Criterion.Present present -> values.present().contains(present.code());
            case Criterion.WithId id ->
                at.row() == null || id.ids().contains(at.row().key().id());
            case Criterion.Updated updated -> at.row() == null || updated(updated, at.row());
            // Of the other rows of the patient, which only SQL has seen.
            case Criterion.OwnedBy owned ->
                at.onOthers() == null || at.onOthers().contains(owned);
            case Criterion.Judged judged ->
                holds(judged.superset(), at) && judged.judge().test(values);
            case Criterion.Worded worded ->
                at.document() != null && worded.words().isSaidBy(Words.of(at.document(), worded.part()));
            case Criterion.AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, at));
            case Criterion.AllOf all -> all.parts().stream().allMatch(part -> holds(part, at));
            case Criterion.Not not -> !holds(not.part(), at);
        };
    }

    /** Whether SQL alone decides, hash collisions aside. */
    static boolean decidedBySql(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Judged judged -> false;
            case Criterion.Worded worded -> false;
            case Criterion.Numeric number -> false;
            case Criterion.Keyed keyed -> keyed.exact();
            case Criterion.Identified identified -> identified.exact();
            case Criterion.Located located -> decidedBySql(located.of());
            case Criterion.Textual text -> text.match() != Criterion.TextMatch.EXACT;
            case Criterion.AnyOf any -> any.parts().stream().allMatch(Recheck::decidedBySql);
            case Criterion.AllOf all -> all.parts().stream().allMatch(Recheck::decidedBySql);
            case Criterion.Not not -> decidedBySql(not.part());
            default -> true;
        };
    }

    /**
     * Whether the bytes of a found document already show that no hash has lied: each hashed criterion's value stands in them.
     * False says nothing.
     */
    static boolean isPlain(Criterion criterion, byte[] document) {
        return switch (criterion) {
            case Criterion.Keyed keyed ->
                keyed.exact()
                        && (keyed.literals().isEmpty()
                                || keyed.literals().stream().anyMatch(literal -> contains(document, literal)));
            case Criterion.WithId id -> true;
            case Criterion.Updated updated -> true;
            case Criterion.Temporal time -> true;
            case Criterion.Near near -> true;
            case Criterion.Present present -> true;
            case Criterion.Not not -> not.part() instanceof Criterion.Present;
            case Criterion.AllOf all -> all.parts().stream().allMatch(part -> isPlain(part, document));
            default -> false;
        };
    }

    private static boolean contains(byte[] document, String literal) {
        byte[] wanted = literal.getBytes(StandardCharsets.UTF_8);
        if (wanted.length == 0) {
            return false;
        }
        int last = document.length - wanted.length;
        for (int i = 0; i <= last; i++) {
            if (document[i] == wanted[0] && Arrays.equals(document, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean updated(Criterion.Updated asked, StoredResource row) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, row.updated());
        return time(
                asked.prefix(),
                ChronoUnit.MICROS.between(Instant.EPOCH, asked.low()),
                ChronoUnit.MICROS.between(Instant.EPOCH, asked.high()),
                at,
                at + 1);
    }

    private static boolean text(Criterion.Textual asked, String value, String folded) {
        return switch (asked.match()) {
            case STARTS -> folded.startsWith(asked.text());
            case EXACT -> value.equals(asked.text());
            case CONTAINS -> folded.contains(asked.text());
            case PARENT_OF -> asked.text().startsWith(value);
        };
    }

    /** The comparisons of {@link ArraySql#range}. */
    private static boolean time(Prefix prefix, long from, long to, long low, long high) {
        return switch (prefix) {
            case EQ -> low >= from && high <= to;
            case NE -> low < from || high > to;
            case GT -> high > to;
            case LT -> low < from;
            case GE -> high > from;
            case LE -> low < to;
            case SA -> low >= to;
            case EB -> high <= from;
            case AP -> low < to && high > from;
        };
    }

    /** In base units where both sides have them; else as written, and of the unit that was asked for. */
    private static boolean number(Criterion.Numeric asked, IndexedValues.Quantity stored) {
        Criterion.Numeric.Canonical canonical = asked.canonical();
        if (canonical != null && stored.canonical() != null && canonical.unit().equals(stored.canonicalUnit())) {
            return compares(asked.prefix(), stored.canonical(), canonical.value(), canonical.low(), canonical.high());
        }
        if (asked.system() != null && !asked.system().equals(stored.system())) {
            return false;
        }
        String unit = asked.unit();
        if (unit != null && !unit.equals(stored.code()) && (asked.system() != null || !unit.equals(stored.unit()))) {
            return false;
        }
        return compares(asked.prefix(), stored.value(), asked.value(), asked.low(), asked.high());
    }

    private static boolean compares(
            Prefix prefix, BigDecimal stored, BigDecimal asked, BigDecimal low, BigDecimal high) {
        boolean equal = stored.compareTo(low) >= 0 && stored.compareTo(high) < 0;
        int order = stored.compareTo(asked);
        return switch (prefix) {
            case EQ, AP -> equal;
            case NE -> !equal;
            case GT, SA -> order > 0;
            case LT, EB -> order < 0;
            case GE -> order >= 0;
            case LE -> order <= 0;
        };
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
