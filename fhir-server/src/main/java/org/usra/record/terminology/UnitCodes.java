package org.usra.record.terminology;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** UCUM as a code system: its codes are whatever its grammar writes, so they can be judged but not listed. */
public final class UnitCodes implements CodeSource {

    public static final String SYSTEM = "http://unitsofmeasure.org";

    /** Names of the units that somebody has loaded; the grammar has none. */
    private final Optional<CodeSource> named;

    public UnitCodes(Optional<CodeSource> named) {
        this.named = named;
    }

    @Override
    public Heading heading() {
        return new Heading(
                SYSTEM,
                Ucum.version(),
                "UCUM",
                "Unified Code for Units of Measure",
                true,
                named.map(source -> source.heading().notice()).orElse(null));
    }

    @Override
    public Optional<Concept> find(String code) {
        return named.flatMap(source -> source.find(code))
                .or(() -> Ucum.isUnit(code) ? Optional.of(unnamed(code)) : Optional.empty());
    }

    @Override
    public Page list(ConceptFilter filter, int offset, int count) {
        return named.map(source -> source.list(filter, offset, count)).orElseGet(() -> new Page(List.of(), 0));
    }

    @Override
    public boolean isEnumerable() {
        return false;
    }

    @Override
    public List<String> children(String code) {
        return List.of();
    }

    private static Concept unnamed(String code) {
        return new Concept(code, code, List.of(), List.of(), List.of(), Set.of(), false, true);
    }
}
