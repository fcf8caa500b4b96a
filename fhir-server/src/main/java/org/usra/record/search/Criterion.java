package org.usra.record.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.IndexedValues;
import org.usra.record.words.Part;

/**
 * One condition of a search. It becomes SQL ({@link CriterionSql}) and can be judged again on the values of a document
 * ({@link Recheck}); where SQL alone cannot decide, its SQL finds more and the second look decides.
 */
sealed interface Criterion {

    /**
     * The row has one of these hashed keys, or belongs to one of these patients.
     *
     * @param owners ids of patients, where the parameter names the one whose record the row belongs to
     * @param exact false where the keys find more than the parameter means
     * @param literals what a document that really holds the value contains, one of them; empty where columns decide
     */
    record Keyed(
            String code,
            Set<Long> keys,
            Set<String> owners,
            boolean exact,
            Set<String> literals,
            Predicate<IndexedValues> recheck)
            implements Criterion {

        /** Hashes of one parameter's own values. */
        static Keyed exact(String code, Set<Long> keys, Set<String> literals, Predicate<IndexedValues> recheck) {
            return new Keyed(code, keys, Set.of(), true, literals, recheck);
        }
    }

    /** The row has one of these identifiers, by their registry. */
    record Identified(String code, Set<Registered> identifiers, boolean exact, Predicate<IndexedValues> recheck)
            implements Criterion {

        /** Hashes of an identifier's value and of its system; null for any system. */
        record Registered(long hash, @Nullable Integer system) {}
    }

    /** What the registry of identifiers has answered: the rows themselves. */
    record Located(Criterion of, List<Place> places) implements Criterion {

        /** Where a row is. */
        record Place(short bucket, String id) {}
    }

    /** Whether the parameter has a value at all. */
    record Present(String code, int bit) implements Criterion {}

    /**
     * A string starts with, equals or contains; a uri likewise. {@code text} is as it was asked, folded for all but EXACT.
     *
     * @param start a key that every such string has; null where there is none
     */
    record Textual(
            int parameter,
            String code,
            TextMatch match,
            String text,
            @Nullable Long start) implements Criterion {}

    /** A stretch of time, of the row itself where it is {@code leading}, compares so with {@code low} (inclusive) to {@code high} (exclusive), in microseconds. */
    record Temporal(int parameter, boolean leading, String code, Prefix prefix, long low, long high)
            implements Criterion {}

    /** A number or quantity compares so; null unit parts match any. Columns hold it rounded, so the document decides. */
    record Numeric(
            List<Integer> parameters,
            String code,
            Prefix prefix,
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            @Nullable String system,
            @Nullable String unit,
            @Nullable Canonical canonical)
            implements Criterion {

        /** The same question in the base units of UCUM. */
        record Canonical(String unit, BigDecimal value, BigDecimal low, BigDecimal high) {}
    }

    /** At most so far, along the surface of the Earth, from a place in degrees. */
    record Near(int parameter, String code, double latitude, double longitude, double metres) implements Criterion {}

    /** {@code _id}, and in which buckets these ids live; empty where none of them can exist. */
    record WithId(List<String> ids, List<Short> buckets) implements Criterion {}

    /** {@code _lastUpdated}, {@code low} inclusive, {@code high} exclusive. */
    record Updated(Prefix prefix, Instant low, Instant high) implements Criterion {}

    /** Belongs to the record of a patient who is found by the inner conditions: a {@code _has} that is not selective. */
    record OwnedBy(String type, Criterion inner, org.usra.record.access.SqlCriterion visible) implements Criterion {}

    /** Only the documents can tell, by their values of {@code code}; SQL finds the superset. */
    record Judged(Criterion superset, String code, Predicate<IndexedValues> judge) implements Criterion {}

    /**
     * Says these words: {@code _text} and {@code _content}. The table of words finds more, and the document decides.
     *
     * @param lexemes a {@code tsquery} for what the document at least says; null for a type whose words stand in no table
     */
    record Worded(
            String code,
            Part part,
            WordQuery words,
            @Nullable String lexemes) implements Criterion {}

    record AnyOf(List<Criterion> parts) implements Criterion {}

    record AllOf(List<Criterion> parts) implements Criterion {}

    record Not(Criterion part) implements Criterion {}

    /** The search parameters whose values a second look needs. */
    default Stream<String> codes() {
        return switch (this) {
            case Keyed keyed -> Stream.of(keyed.code);
            case Identified identified -> Stream.of(identified.code);
            case Located located -> located.of.codes();
            case Present present -> Stream.of(present.code);
            case Textual text -> Stream.of(text.code);
            case Temporal time -> Stream.of(time.code);
            case Numeric number -> Stream.of(number.code);
            case Near near -> Stream.of(near.code);
            case WithId id -> Stream.of();
            case Updated updated -> Stream.of();
            case OwnedBy owned -> Stream.of();
            case Judged judged -> Stream.concat(judged.superset.codes(), Stream.of(judged.code));
            case Worded worded -> Stream.of(worded.code);
            case AnyOf any -> any.parts.stream().flatMap(Criterion::codes);
            case AllOf all -> all.parts.stream().flatMap(Criterion::codes);
            case Not not -> not.part.codes();
        };
    }

    /** Its conditions on other rows, which no second look at a document can judge. */
    default Stream<OwnedBy> onOthers() {
        return switch (this) {
            case OwnedBy owned -> Stream.of(owned);
            case Judged judged -> judged.superset.onOthers();
            case AnyOf any -> any.parts.stream().flatMap(Criterion::onOthers);
            case AllOf all -> all.parts.stream().flatMap(Criterion::onOthers);
            case Not not -> not.part.onOthers();
            default -> Stream.of();
        };
    }

    Criterion NOTHING = new AnyOf(List.of());

    /** How a string or uri is compared. */
    enum TextMatch {
        STARTS,
        EXACT,
        CONTAINS,
        /** For {@code :above}: the stored uri is a parent of the one asked. */
        PARENT_OF
    }

    /** The prefixes of R4 for ordered values. */
    enum Prefix {
        EQ,
        NE,
        GT,
        LT,
        GE,
        LE,
        SA,
        EB,
        AP
    }
}
