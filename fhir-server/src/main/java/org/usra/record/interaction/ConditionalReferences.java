package org.usra.record.interaction;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.DocumentFilter;
import org.usra.record.search.QueryParameter;
import org.usra.record.store.ResourceKey;

/**
 * Whom a reference such as {@code Patient?identifier=…} in a transaction means: one among what is stored and what the
 * Bundle itself writes, which R4 puts before the references.
 */
@Component
class ConditionalReferences {

    private final ConditionalMatch conditions;
    private final DocumentFilter filters;
    private final FhirDefinitions definitions;

    ConditionalReferences(ConditionalMatch conditions, DocumentFilter filters, FhirDefinitions definitions) {
        this.conditions = conditions;
        this.filters = filters;
        this.definitions = definitions;
    }

    /**
     * @param writing the entries whose resources will be stored
     */
    ResourceKey one(Caller caller, String reference, List<BundleEntry> writing, EntryKeys keys) {
        int mark = reference.indexOf('?');
        String type = reference.substring(0, mark);
        if (!definitions.isResourceType(type)) {
            throw InteractionFault.unresolved(reference);
        }
        Condition condition = Condition.of(type, reference.substring(mark + 1));
        List<QueryParameter> parameters = condition.criteria();
        Map<ResourceKey, ResourceDocument> written = new LinkedHashMap<>();
        if (parameters.stream().allMatch(ConditionalReferences::isOfTheDocument)) {
            writing.stream()
                    .filter(entry -> entry.type().equals(type))
                    .forEach(entry -> written.put(keys.require(entry), entry.requireResource()));
        }
        Set<ResourceKey> found = new HashSet<>(conditions.first(caller, condition, written.size() + 2));
        // What the Bundle replaces is asked as it will be, not as it was.
        found.removeAll(written.keySet());
        if (!written.isEmpty()) {
            Predicate<ResourceDocument> matches = filters.read(caller, type, parameters);
            written.forEach((key, document) -> {
                if (matches.test(document)) {
                    found.add(key);
                }
            });
        }
        if (found.size() > 1) {
            throw InteractionFault.severalMatches();
        }
        return found.stream().findFirst().orElseThrow(() -> InteractionFault.unresolved(reference));
    }

    /** Ids, dates of writing, chains and the like are questions for the store: a new resource answers none of them. */
    private static boolean isOfTheDocument(QueryParameter parameter) {
        return !parameter.name().startsWith("_") && !parameter.name().contains(".");
    }
}
