package org.usra.record.index;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.document.ResourceDocument;
import org.usra.record.path.Found;

/** Evaluates the search parameters' expressions, compiled once, on a document. */
@Component
public final class ResourceIndexer {

    private final FhirDefinitions definitions;
    private final Map<String, List<CompiledParameter>> compiled = new ConcurrentHashMap<>();
    private final Map<String, List<CompiledParameter>> kept = new ConcurrentHashMap<>();

    public ResourceIndexer(FhirDefinitions definitions) {
        this.definitions = definitions;
    }

    public IndexedValues index(ResourceDocument document) {
        Found resource = Found.resource(document.root());
        Collected collected = new Collected();
        for (CompiledParameter parameter : parametersOf(document.type())) {
            parameter.collect(resource, collected);
        }
        return collected.values();
    }

    /** What its row keeps: nothing that another parameter says too, and no composite, which only documents decide. */
    public IndexedValues kept(ResourceDocument document) {
        Found resource = Found.resource(document.root());
        Collected collected = new Collected();
        for (CompiledParameter parameter : kept.computeIfAbsent(document.type(), this::keptOf)) {
            parameter.collect(resource, collected);
        }
        return collected.values();
    }

    private List<CompiledParameter> keptOf(String type) {
        return definitions.searchParameters(type).stream()
                .filter(parameter -> parameter.components().isEmpty()
                        && definitions.basis(parameter).isOwn(parameter))
                .map(parameter -> CompiledParameter.of(parameter, definitions))
                .toList();
    }

    /** Only what these parameters find it by: a second look at a hit needs no more. */
    public IndexedValues index(ResourceDocument document, Set<String> codes) {
        Found resource = Found.resource(document.root());
        Collected collected = new Collected();
        for (CompiledParameter parameter : parametersOf(document.type())) {
            if (codes.contains(parameter.code())) {
                parameter.collect(resource, collected);
            }
        }
        return collected.values();
    }

    /** Only the references of one parameter: what {@code _include} follows. */
    public List<IndexedValues.Reference> references(ResourceDocument document, SearchParameter parameter) {
        return index(document, Set.of(parameter.code())).references();
    }

    // An unknown type is never kept: a client chooses it.
    private List<CompiledParameter> parametersOf(String type) {
        return definitions.isResourceType(type) ? compiled.computeIfAbsent(type, this::compile) : List.of();
    }

    private List<CompiledParameter> compile(String type) {
        return definitions.searchParameters(type).stream()
                .map(parameter -> CompiledParameter.of(parameter, definitions))
                .toList();
    }
}
