package org.usra.record.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues;

/**
 * From the values of a resource to what its row holds of them. A value that two parameters say is kept once ({@code
 * FhirDefinitions.basis}); the patient and the leading date stand in columns of their own.
 */
@Component
public class SearchIndex {

    private static final String IDENTIFIER = "identifier";

    private final FhirDefinitions definitions;
    private final Map<String, Map<String, Kept>> keptByType = new ConcurrentHashMap<>();

    SearchIndex(FhirDefinitions definitions) {
        this.definitions = definitions;
    }

    /** The bit of {@code record.resource.present}: 0 to 39 HL7's parameters of a type, 40 to 49 ours, 50 on those of every type. */
    public static int bit(SearchParameter parameter) {
        int number = parameter.number();
        return number >= 1000 ? 39 + number - 1000 : number >= 100 ? number - 100 : 50 + number;
    }

    /** @param values of {@code ResourceIndexer.kept}: no parameter that another one stands for */
    IndexRow of(String type, @Nullable String patient, IndexedValues values) {
        Map<String, Kept> kept = kept(type);
        SearchKeys keys = new SearchKeys(definitions.typeNumber(type));
        LongKeys found = new LongKeys();
        List<IndexRow.Identifier> identifiers = new ArrayList<>(2);
        for (IndexedValues.Token token : values.tokens()) {
            Kept parameter = require(kept, token.parameter());
            if (!token.parameter().equals(IDENTIFIER)) {
                // As written too: the version before, which may run beside this one, asks for nothing else.
                keys.of(parameter.number, token, found);
                if (parameter.caseless) {
                    keys.of(parameter.number, token.withoutCase(), found);
                }
            } else if (token.code() != null) {
                identifiers.add(
                        new IndexRow.Identifier(keys.identifier(token.code()), SearchKeys.system(token.system())));
            }
        }
        for (IndexedValues.Reference reference : values.references()) {
            Kept parameter = require(kept, reference.parameter());
            if (!parameter.owner
                    || patient == null
                    || !patient.equals(reference.id())
                    || !"Patient".equals(reference.type())) {
                keys.of(parameter.number, reference, found);
            }
        }
        List<String> texts = new ArrayList<>();
        for (IndexedValues.Text text : values.texts()) {
            Kept parameter = require(kept, text.parameter());
            texts.add(parameter.number + " " + text.folded());
            Long start = parameter.starts ? keys.start(parameter.number, text.folded()) : null;
            if (start != null) {
                found.accept(start);
            }
        }
        for (IndexedValues.Uri uri : values.uris()) {
            Kept parameter = require(kept, uri.parameter());
            found.accept(keys.url(parameter.number, uri.value()));
            if (!uri.parameter().startsWith("_")) {
                texts.add(parameter.number + " " + uri.value());
            }
        }
        Dates dates = dates(kept, values);
        long present = 0;
        for (String code : values.present()) {
            present |= 1L << require(kept, code).bit;
        }
        return new IndexRow(
                present,
                dates.low,
                dates.high,
                found.sorted(),
                dates.others.isEmpty()
                        ? null
                        : dates.others.stream().flatMapToLong(LongStream::of).toArray(),
                numbers(kept, values),
                texts.isEmpty() ? null : texts.stream().distinct().toArray(String[]::new),
                identifiers.stream().distinct().toList());
    }

    /**
     * Strings that people look for have their first letters among the keys. Parts of an address and long texts are looked
     * for beside something else; parts of a name are found by the whole one's keys.
     */
    public boolean hasStarts(SearchParameter parameter) {
        return !parameter.code().startsWith("address") && starts(parameter).equals(parameter);
    }

    /** The parameter whose keys hold the first letters of this one's values: that of the whole name for a part. */
    public SearchParameter starts(SearchParameter parameter) {
        for (SearchParameter other : definitions.searchParameters(parameter.resourceType())) {
            if (other.type() == parameter.type()
                    && other.code().equals("name")
                    && parameter.expression().startsWith(other.expression() + ".")) {
                return other;
            }
        }
        return parameter;
    }

    private record Dates(@Nullable Long low, @Nullable Long high, List<long[]> others) {}

    private static Dates dates(Map<String, Kept> kept, IndexedValues values) {
        Long low = null;
        Long high = null;
        List<long[]> others = new ArrayList<>(2);
        for (IndexedValues.Moment moment : values.moments()) {
            Kept parameter = require(kept, moment.parameter());
            if (parameter.leading) {
                low = moment.low();
                high = moment.high();
            } else {
                others.add(new long[] {parameter.number, moment.low(), moment.high()});
            }
        }
        return new Dates(low, high, others);
    }

    private static double @Nullable [] numbers(Map<String, Kept> kept, IndexedValues values) {
        if (values.quantities().isEmpty() && values.positions().isEmpty()) {
            return null;
        }
        double[] numbers =
                new double[(values.quantities().size() + values.positions().size()) * 3];
        int next = 0;
        for (IndexedValues.Quantity quantity : values.quantities()) {
            numbers[next++] = require(kept, quantity.parameter()).number;
            numbers[next++] = quantity.value().doubleValue();
            numbers[next++] = quantity.canonical() == null
                    ? Double.NaN
                    : quantity.canonical().doubleValue();
        }
        for (IndexedValues.Position position : values.positions()) {
            numbers[next++] = require(kept, position.parameter()).number;
            numbers[next++] = position.latitude();
            numbers[next++] = position.longitude();
        }
        return numbers;
    }

    /** What the row keeps of one parameter, and how. */
    private record Kept(int number, int bit, boolean owner, boolean leading, boolean starts, boolean caseless) {}

    private Map<String, Kept> kept(String type) {
        return keptByType.computeIfAbsent(type, unseen -> {
            Map<String, Kept> kept = new HashMap<>();
            for (SearchParameter parameter : definitions.searchParameters(type)) {
                kept.put(
                        parameter.code(),
                        new Kept(
                                parameter.number(),
                                bit(parameter),
                                definitions
                                        .owner(type)
                                        .filter(parameter::equals)
                                        .isPresent(),
                                definitions
                                        .leadingDate(type)
                                        .filter(parameter::equals)
                                        .isPresent(),
                                hasStarts(parameter),
                                parameter.ignoresCase()));
            }
            return kept;
        });
    }

    private static Kept require(Map<String, Kept> kept, String code) {
        Kept parameter = kept.get(code);
        if (parameter == null) {
            throw new IllegalStateException("indexed by an unknown parameter " + code);
        }
        return parameter;
    }

    /** Keys being collected. */
    private static final class LongKeys implements LongConsumer {

        private long[] keys = new long[24];
        private int size;

        @Override
        public void accept(long key) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
            }
            keys[size++] = key;
        }

        /** Each once. */
        long[] sorted() {
            return Arrays.stream(keys, 0, size).sorted().distinct().toArray();
        }
    }
}
