package org.usra.record.meta;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.MatchingResources;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The labels of many resources together, as far as the caller sees them; only those that have any are looked at. */
@Component
class LabelsInUse {

    /** Labels of a type are few kinds on many resources: beyond this the question costs more than it tells. */
    private static final int MOST = 5_000;

    private static final Refusal TOO_MANY = new Refusal(
            "too-costly",
            "أكثر من " + MOST + " سجل يحمل وسومًا. اسأل عن نوع أو سجل بعينه.",
            "More than " + MOST + " resources have labels. Ask about one type, or one resource.");

    private final MatchingResources searches;
    private final AccessPolicy access;
    private final FhirDefinitions definitions;
    private final ReadAudit audit;

    LabelsInUse(MatchingResources searches, AccessPolicy access, FhirDefinitions definitions, ReadAudit audit) {
        this.searches = searches;
        this.access = access;
        this.definitions = definitions;
        this.audit = audit;
    }

    ObjectNode among(Caller caller, String type) {
        access.requirePermitted(caller, type, Interaction.SEARCH);
        return of(caller, List.of(type), type);
    }

    ObjectNode anywhere(Caller caller) {
        return of(
                caller,
                definitions.resourceTypes().stream()
                        .filter(type -> access.permits(caller, type, Interaction.SEARCH))
                        .toList(),
                "Bundle");
    }

    private ObjectNode of(Caller caller, List<String> types, String audited) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        int looked = 0;
        for (String type : types) {
            for (String kind : Labels.KINDS) {
                List<ResourceDocument> found =
                        searches.documents(caller, type, "_" + kind + ":missing=false", MOST + 1 - looked);
                looked += found.size();
                if (looked > MOST) {
                    throw new Refused(RefusalKind.TOO_COSTLY, TOO_MANY.at("http.url"));
                }
                found.forEach(document -> Labels.add(all, document.root().path("meta")));
            }
        }
        audit.record(caller, Interaction.OPERATION, audited, audited + "/$meta", List.of(), looked);
        return all;
    }
}
