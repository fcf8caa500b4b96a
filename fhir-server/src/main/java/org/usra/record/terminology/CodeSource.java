package org.usra.record.terminology;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One version of one code system, wherever its codes are kept. */
public interface CodeSource {

    Heading heading();

    Optional<Concept> find(String code);

    /** Those of these codes that it has, in the order asked. */
    default List<Concept> find(Collection<String> codes) {
        return codes.stream().flatMap(code -> find(code).stream()).toList();
    }

    /** The concepts that pass, from {@code offset} on and at most {@code count}, and how many there are. */
    Page list(ConceptFilter filter, int offset, int count);

    /** False where the codes follow a grammar: they can be judged, and what is listed are some of them. */
    default boolean isEnumerable() {
        return true;
    }

    /** The codes directly below. */
    List<String> children(String code);

    /**
     * What stands above the codes.
     *
     * @param complete whether a code that is not here is no code of the system
     * @param notice the copyright notice that must go with the codes
     */
    record Heading(
            String url,
            @Nullable String version,
            @Nullable String name,
            @Nullable String title,
            boolean complete,
            @Nullable String notice) {}

    record Page(List<Concept> concepts, long total) {}
}
