package org.usra.record.search;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.usra.record.definition.Basis;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues;
import org.usra.record.search.Criterion.TextMatch;

/**
 * {@code :below} and {@code :above} of {@code _profile} and {@code _source}. Below {@code url|1} are its versions 1 and 1.2,
 * and not 10; below {@code url} is each of them.
 */
final class MetaUris {

    private MetaUris() {}

    /** Every resource has some, so its row keeps their hashes only: among all that have one the document decides. */
    static Criterion relatives(SearchParameter parameter, Basis basis, TextMatch match, List<String> asked) {
        Predicate<Set<String>> related = match == TextMatch.STARTS
                ? stored -> stored.stream().anyMatch(uri -> asked.stream().anyMatch(parent -> isBelow(uri, parent)))
                : stored -> stored.stream()
                        .anyMatch(uri -> asked.stream()
                                .anyMatch(child -> isBelow(child, uri) && !isOtherVersion(stored, uri, child)));
        return new Criterion.Judged(
                Existence.present(parameter, basis),
                parameter.code(),
                values -> related.test(values.uris().stream()
                        .filter(uri -> uri.parameter().equals(parameter.code()))
                        .map(IndexedValues.Uri::value)
                        .collect(Collectors.toUnmodifiableSet())));
    }

    private static boolean isBelow(String uri, String parent) {
        return uri.startsWith(parent)
                && (parent.indexOf('|') < 0 || uri.length() == parent.length() || uri.charAt(parent.length()) == '.');
    }

    /** Of {@code url|2} there is also {@code url} among the values; it is not above {@code url|1} for that. */
    private static boolean isOtherVersion(Set<String> stored, String uri, String child) {
        String versions = uri + "|";
        return child.startsWith(versions) && stored.stream().anyMatch(other -> other.startsWith(versions));
    }
}
