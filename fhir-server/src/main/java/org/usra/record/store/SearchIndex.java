package org.usra.record.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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

    SearchIndex(FhirDefinitions definitions) {
        this.definitions = definitions;
    }

    /** The bit of {@code record.resource.present}: 0 to 39 HL7's parameters of a type, 40 to 49 ours, 50 on those of every type. */
    public static int bit(SearchParameter parameter) {
        int number = parameter.number();
        return number >= 1000 ? 39 + number - 1000 : number >= 100 ? number - 100 : 50 + number;
    }

    IndexRow of(String type, @Nullable String patient, IndexedValues values) {
        SearchKeys keys = new SearchKeys(definitions.typeNumber(type));
        TreeSet<Long> found = new TreeSet<>();
        List<IndexRow.Identifier> identifiers = new ArrayList<>();
        for (IndexedValues.Token token : values.tokens()) {
            SearchParameter parameter = parameter(type, token.parameter());
            if (!isKept(parameter)) {
                continue;
            }
            if (!parameter.code().equals(IDENTIFIER)) {
                keys.of(parameter.number(), token, found::add);
            } else if (token.code() != null) {
                identifiers.add(
                        new IndexRow.Identifier(keys.identifier(token.code()), SearchKeys.system(token.system())));
            }
        }
        for (IndexedValues.Reference reference : values.references()) {
            SearchParameter parameter = parameter(type, reference.parameter());
            if (isKept(parameter) && !isOwner(parameter, patient, reference)) {
                keys.of(parameter.number(), reference, found::add);
            }
        }
        List<String> texts = new ArrayList<>();
        for (IndexedValues.Text text : values.texts()) {
            SearchParameter parameter = parameter(type, text.parameter());
            if (isKept(parameter)) {
                texts.add(parameter.number() + " " + text.folded());
                if (hasStarts(parameter)) {
                    Long start = keys.start(parameter.number(), text.folded());
                    if (start != null) {
                        found.add(start);
                    }
                }
            }
        }
        for (IndexedValues.Uri uri : values.uris()) {
            SearchParameter parameter = parameter(type, uri.parameter());
            found.add(keys.url(parameter.number(), uri.value()));
            if (!uri.parameter().startsWith("_")) {
                texts.add(parameter.number() + " " + uri.value());
            }
        }
        Dates dates = dates(type, values);
        return new IndexRow(
                present(type, values),
                dates.low,
                dates.high,
                found.stream().mapToLong(Long::longValue).toArray(),
                dates.others.isEmpty()
                        ? null
                        : dates.others.stream().flatMapToLong(LongStream::of).toArray(),
                numbers(type, values),
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

    private Dates dates(String type, IndexedValues values) {
        Long low = null;
        Long high = null;
        List<long[]> others = new ArrayList<>();
        String leading =
                definitions.leadingDate(type).map(SearchParameter::code).orElse("");
        for (IndexedValues.Moment moment : values.moments()) {
            if (moment.parameter().equals(leading)) {
                low = moment.low();
                high = moment.high();
            } else if (isKept(parameter(type, moment.parameter()))) {
                others.add(new long[] {parameter(type, moment.parameter()).number(), moment.low(), moment.high()});
            }
        }
        return new Dates(low, high, others);
    }

    private double @Nullable [] numbers(String type, IndexedValues values) {
        List<Double> numbers = new ArrayList<>();
        for (IndexedValues.Quantity quantity : values.quantities()) {
            SearchParameter parameter = parameter(type, quantity.parameter());
            if (isKept(parameter)) {
                numbers.add((double) parameter.number());
                numbers.add(quantity.value().doubleValue());
                numbers.add(
                        quantity.canonical() == null
                                ? Double.NaN
                                : quantity.canonical().doubleValue());
            }
        }
        return numbers.isEmpty()
                ? null
                : numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private long present(String type, IndexedValues values) {
        long present = 0;
        for (String code : values.present()) {
            present |= 1L << bit(parameter(type, code));
        }
        return present;
    }

    private boolean isKept(SearchParameter parameter) {
        return definitions.basis(parameter).isOwn(parameter);
    }

    private boolean isOwner(SearchParameter parameter, @Nullable String patient, IndexedValues.Reference reference) {
        return patient != null
                && patient.equals(reference.id())
                && "Patient".equals(reference.type())
                && definitions
                        .owner(parameter.resourceType())
                        .filter(parameter::equals)
                        .isPresent();
    }

    private SearchParameter parameter(String type, String code) {
        return definitions
                .searchParameter(type, code)
                .orElseThrow(() -> new IllegalStateException(type + " is indexed by an unknown parameter " + code));
    }
}
