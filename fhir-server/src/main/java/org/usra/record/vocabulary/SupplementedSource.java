package org.usra.record.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.CodeTree;
import org.usra.record.terminology.Concept;
import org.usra.record.terminology.ConceptFilter;

/**
 * A code system with what supplements of the record add: names, as in another language, and properties. Supplements define no
 * codes; filters judge the system without them.
 */
record SupplementedSource(CodeSource system, List<CodeTree> supplements) implements CodeSource {

    @Override
    public Heading heading() {
        return system.heading();
    }

    @Override
    public boolean isEnumerable() {
        return system.isEnumerable();
    }

    @Override
    public Optional<Concept> find(String code) {
        return system.find(code).map(this::supplemented);
    }

    @Override
    public List<Concept> find(Collection<String> codes) {
        return system.find(codes).stream().map(this::supplemented).toList();
    }

    @Override
    public Page list(ConceptFilter filter, int offset, int count) {
        Page page = system.list(filter, offset, count);
        return new Page(page.concepts().stream().map(this::supplemented).toList(), page.total());
    }

    @Override
    public List<String> children(String code) {
        return system.children(code);
    }

    private Concept supplemented(Concept concept) {
        Concept whole = concept;
        for (CodeTree supplement : supplements) {
            Optional<Concept> more = supplement.find(concept.code());
            if (more.isPresent()) {
                whole = whole.with(more.get().designations(), more.get().properties());
            }
        }
        return whole;
    }
}
