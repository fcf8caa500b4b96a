package org.usra.referral.record;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * What one step writes: all of it or nothing. Every update carries the version that was read, so that the step fails when
 * somebody else moved first.
 */
public final class Transaction {

    private final List<BundleEntryComponent> entries = new ArrayList<>();

    /** Adds a new resource; returns the reference by which the others of this step may name it. */
    public String create(Resource resource) {
        return create("urn:uuid:" + UUID.randomUUID(), resource);
    }

    /** Adds a new resource that others already name so. */
    public String create(String name, Resource resource) {
        BundleEntryComponent entry = entry(resource).setFullUrl(name);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        entries.add(entry);
        return name;
    }

    /** Adds an operation, answered before anything is written; returns the name by which the others may use its answer. */
    public String ask(String operation, Resource input) {
        BundleEntryComponent entry = entry(input).setFullUrl("urn:uuid:" + UUID.randomUUID());
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(operation);
        entries.add(entry);
        return entry.getFullUrl();
    }

    /** Adds a changed resource once, however often it is named. */
    public void update(Resource resource) {
        add(entries.size(), resource);
    }

    /** Adds a changed resource as the first of the answer: the subject of the operation. */
    public void updateFirst(Resource resource) {
        add(0, resource);
    }

    /** Commits; answers a collection of what was written, with the ids and versions that the record gave. */
    public Bundle commit(CareRecord record, @Nullable String person, FhirContext fhir) {
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        entries.forEach(transaction::addEntry);
        Bundle response = record.transaction(person, transaction);
        return collection(fhir, response);
    }

    private void add(int place, Resource resource) {
        if (entries.stream().anyMatch(entry -> entry.getResource() == resource)) {
            return;
        }
        BundleEntryComponent entry = entry(resource);
        entry.getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(reference(resource))
                .setIfMatch("W/\"" + resource.getMeta().getVersionId() + "\"");
        entries.add(place, entry);
    }

    private static BundleEntryComponent entry(Resource resource) {
        return new BundleEntryComponent().setResource(resource);
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** The record may answer with locations only: then what was sent, with the ids it was given, is the answer. */
    private Bundle collection(FhirContext fhir, Bundle response) {
        Bundle collection = new Bundle().setType(Bundle.BundleType.COLLECTION);
        for (int i = 0; i < entries.size(); i++) {
            BundleEntryComponent answered = response.getEntry().get(i);
            Resource returned = answered.getResource();
            boolean whole = returned != null && returned.getResourceType() != ResourceType.OperationOutcome;
            Resource resource = whole ? returned : entries.get(i).getResource().copy();
            IdType location = new IdType(answered.getResponse().getLocation());
            if (!whole && location.hasIdPart()) {
                resource.setId(location.getIdPart());
                resource.getMeta().setVersionId(location.getVersionIdPart());
                resource.getMeta().setLastUpdated(answered.getResponse().getLastModified());
            }
            collection.addEntry().setResource(resource);
        }
        String json = fhir.newJsonParser().encodeResourceToString(collection);
        for (int i = 0; i < entries.size(); i++) {
            String name = entries.get(i).getFullUrl();
            if (name != null) {
                json = json.replace(name, reference(collection.getEntry().get(i).getResource()));
            }
        }
        return fhir.newJsonParser().parseResource(Bundle.class, json);
    }
}
