package org.usra.record.server;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an {@code Accept} header wants: of two types the one of greater weight, then the one that is named more exactly, then
 * the one that stands first.
 *
 * <p><a href="https://www.rfc-editor.org/rfc/rfc7231#section-5.3.2">RFC 7231, 5.3.2</a>
 */
record AcceptedTypes(List<MediaType> ranges) {

    /** The range that decides about a type. */
    private record Wish(int weight, int exactness, int place) {

        static final Comparator<Wish> STRONGER = Comparator.comparingInt(Wish::weight)
                .thenComparingInt(Wish::exactness)
                .thenComparing(Wish::place, Comparator.reverseOrder());
        /** Of the ranges that fit one type, the most exact speaks for it. */
        static final Comparator<Wish> CLOSER = Comparator.comparingInt(Wish::exactness)
                .thenComparingInt(Wish::weight)
                .thenComparing(Wish::place, Comparator.reverseOrder());
    }

    static AcceptedTypes of(String header) {
        return new AcceptedTypes(
                Arrays.stream(header.split(",", -1)).map(MediaType::of).toList());
    }

    /** The form of FHIR that is wanted most; empty when none is. */
    Optional<WireFormat> fhir() {
        Optional<Wish> json = fhir(WireFormat.JSON);
        Optional<Wish> xml = fhir(WireFormat.XML);
        boolean preferred = xml.isPresent() && (json.isEmpty() || Wish.STRONGER.compare(xml.get(), json.get()) > 0);
        return preferred ? Optional.of(WireFormat.XML) : json.map(wish -> WireFormat.JSON);
    }

    /** Whether content of this type is wanted as it is, rather than in a FHIR resource. */
    boolean prefers(String contentType) {
        String name = MediaType.of(contentType).name();
        int slash = name.indexOf('/');
        List<String> families = List.of(slash < 0 ? name : name.substring(0, slash));
        Optional<Wish> content = strongest(families, range -> range.name().equals(name));
        Optional<Wish> fhir = Stream.of(WireFormat.values())
                .flatMap(format -> fhir(format).stream())
                .max(Wish.STRONGER);
        return fhir.isEmpty() || content.isPresent() && Wish.STRONGER.compare(content.get(), fhir.get()) > 0;
    }

    private Optional<Wish> fhir(WireFormat format) {
        return strongest(
                List.of("application", "text"),
                range -> range.isOurRelease()
                        && WireFormat.named(range.name()).filter(format::equals).isPresent());
    }

    private Optional<Wish> strongest(List<String> families, Predicate<MediaType> same) {
        return Stream.iterate(0, place -> place < ranges.size(), place -> place + 1)
                .flatMap(place -> families.stream()
                        .map(family -> new Wish(
                                ranges.get(place).weight(),
                                ranges.get(place).exactness(family, same.test(ranges.get(place))),
                                place)))
                .filter(wish -> wish.exactness() >= 0)
                .max(Wish.CLOSER)
                .filter(wish -> wish.weight() > 0);
    }
}
