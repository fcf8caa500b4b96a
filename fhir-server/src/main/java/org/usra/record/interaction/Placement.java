package org.usra.record.interaction;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.definition.SearchParameter;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.index.ResourceIndexer;
import org.usra.record.path.Target;
import org.usra.record.store.ResourceIds;

/**
 * Decides to whose record a resource belongs, and so in which bucket it lives: everything of one patient is in the bucket of
 * the patient's id. A Group or a Person leads to several people and belongs to none.
 */
@Component
public class Placement {

    private final FhirDefinitions definitions;
    private final ResourceIndexer indexer;
    private final ResourceIds ids;
    private final LocalReferences local;

    Placement(FhirDefinitions definitions, ResourceIndexer indexer, ResourceIds ids, LocalReferences local) {
        this.definitions = definitions;
        this.indexer = indexer;
        this.ids = ids;
        this.local = local;
    }

    /** An id for a new resource. */
    String newId(ResourceDocument document) {
        String patient = document.type().equals("Patient") ? null : patient(document, null);
        return patient == null ? ids.next() : ids.next(ResourceIds.own(patient));
    }

    /** The bucket of a resource: its patient's, or its own. */
    short bucket(String id, @Nullable String patient) {
        return ResourceIds.own(patient == null ? id : patient);
    }

    /** Id of the Patient whose record this belongs to; the Patient's own id for a Patient. */
    public @Nullable String patient(ResourceDocument document, @Nullable String id) {
        if (document.type().equals("Patient")) {
            return id;
        }
        Optional<SearchParameter> owner = definitions.owner(document.type());
        if (owner.isPresent()) {
            return owner(document, owner.get());
        }
        return List.of("patient", "subject").stream()
                .flatMap(code -> definitions.searchParameter(document.type(), code).stream())
                .filter(parameter -> parameter.type() == ParameterType.REFERENCE)
                .flatMap(parameter -> firstPatient(document, parameter).stream())
                .findFirst()
                .orElse(null);
    }

    /** The element that the parameter leads to does not repeat: no expression need be walked. */
    private @Nullable String owner(ResourceDocument document, SearchParameter parameter) {
        String element = parameter.expression().split("\\.", -1)[1];
        String reference = document.root().path(element).path("reference").asText("");
        Target target = Target.parse(local.of(reference).orElse(reference));
        return "Patient".equals(target.type()) ? target.id() : null;
    }

    private Optional<String> firstPatient(ResourceDocument document, SearchParameter parameter) {
        return indexer.references(document, parameter).stream()
                .filter(reference -> "Patient".equals(reference.type()))
                .flatMap(reference -> id(reference).stream())
                .findFirst();
    }

    /** Also of a patient who is named by this server's own address, which is not rewritten yet. */
    private Optional<String> id(Reference reference) {
        return Optional.ofNullable(reference.id())
                .or(() -> Optional.ofNullable(reference.url())
                        .flatMap(local::of)
                        .map(relative -> Target.parse(relative).id()));
    }
}
