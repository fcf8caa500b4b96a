package org.usra.record.interaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.QueryParameter;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/** Works out what each entry of a transaction changes: ids for what is new, what conditions mean, whom references mean. */
@Component
class TransactionPlanning {

    private static final List<String> WRITES = List.of("POST", "PUT", "PATCH");

    private final ConditionalMatch conditions;
    private final Placement placement;
    private final Patching patching;
    private final ResourceStore store;
    private final AccessPolicy access;
    private final FhirDefinitions definitions;
    private final ConditionalReferences references;

    TransactionPlanning(
            ConditionalMatch conditions,
            Placement placement,
            Patching patching,
            ResourceStore store,
            AccessPolicy access,
            FhirDefinitions definitions,
            ConditionalReferences references) {
        this.conditions = conditions;
        this.placement = placement;
        this.patching = patching;
        this.store = store;
        this.access = access;
        this.definitions = definitions;
        this.references = references;
    }

    /** The deletes, which go first; and a turn among all who have the same conditions. */
    TransactionPlan begin(Caller caller, List<BundleEntry> entries) {
        TransactionPlan plan = TransactionPlan.of(entries);
        List<Condition> asked = new ArrayList<>();
        TransactionPlan.each(plan.entries(), null, entry -> {
            String condition = entry.isReading() ? null : entry.condition();
            if (condition != null) {
                asked.add(Condition.of(entry.type(), condition));
            }
        });
        conditions.takeTurn(asked);
        TransactionPlan.each(
                plan.entries(), "DELETE", entry -> plan.deletes().put(entry.index(), deletes(caller, entry)));
        plan.requireOnce();
        return plan;
    }

    private List<Intent.Delete> deletes(Caller caller, BundleEntry entry) {
        String condition = requireAddress(entry);
        Precondition precondition = Precondition.of(entry.headers());
        if (entry.key() != null) {
            return List.of(new Intent.Delete(
                    entry.key(), precondition, precondition.match().isPresent()));
        }
        access.requirePermitted(caller, entry.type(), Interaction.DELETE);
        return conditions.deleted(
                caller, ConditionalDelete.of(entry.type(), QueryParameter.parse(condition)), precondition);
    }

    /** Everything else, with references between the entries resolved. */
    void complete(Caller caller, TransactionPlan plan) {
        EntryKeys keys = new EntryKeys();
        List<BundleEntry> fresh = new ArrayList<>();
        List<BundleEntry> writing = new ArrayList<>();
        for (String method : WRITES) {
            TransactionPlan.each(plan.entries(), method, entry -> {
                Optional<ResourceKey> key = key(caller, entry);
                if (key.isPresent() && method.equals("POST")) {
                    StoredResource row = require(caller, key.get());
                    plan.present().put(entry.index(), row);
                    keys.placeVersion(entry, key.get(), row.version());
                    return;
                }
                BundleEntry first = key.isPresent() ? null : keys.twin(entry);
                if (first != null) {
                    plan.twins().put(entry.index(), first.index());
                    return;
                }
                key.ifPresentOrElse(found -> keys.place(entry, found), () -> fresh.add(entry));
                if (!method.equals("PATCH")) {
                    entry.requireResource();
                    writing.add(entry);
                }
            });
        }
        // Patients first: what belongs to a new patient gets an id in the patient's bucket.
        TransactionPlan.each(fresh, null, entry -> {
            if (entry.type().equals("Patient")) {
                keys.placeNew(entry, newKey(caller, entry));
            }
        });
        Map<String, String> found = new HashMap<>();
        UnaryOperator<String> resolver = reference -> found.computeIfAbsent(
                reference, asked -> references.one(caller, asked, writing, keys).toString());
        ReferenceRewriter patients = ReferenceRewriter.some(
                keys::find, reference -> reference.startsWith("Patient?") ? resolver.apply(reference) : reference);
        TransactionPlan.each(fresh, null, entry -> {
            if (!entry.type().equals("Patient")) {
                patients.rewrite(entry.requireResource());
                keys.placeNew(entry, newKey(caller, entry));
            }
        });
        Set<Integer> newIds = new HashSet<>();
        fresh.forEach(entry -> newIds.add(entry.index()));
        ReferenceRewriter all = ReferenceRewriter.all(keys::find, resolver);
        for (String method : WRITES) {
            TransactionPlan.each(plan.entries(), method, entry -> {
                if (!plan.present().containsKey(entry.index()) && !plan.twins().containsKey(entry.index())) {
                    boolean isNew = newIds.contains(entry.index());
                    plan.writes().put(entry.index(), intent(caller, entry, keys.require(entry), isNew, all));
                }
            });
        }
        plan.requireOnce();
    }

    private Intent intent(
            Caller caller, BundleEntry entry, ResourceKey key, boolean fresh, ReferenceRewriter rewriter) {
        ResourceDocument document = entry.requireResource();
        if (entry.method().equals("PATCH")) {
            if (fresh) {
                throw InteractionFault.notFound();
            }
            rewriter.rewrite(document);
            return new Intent.Patch(key, patching.read(document), Precondition.of(entry.headers()));
        }
        WriteInteractions.requireType(document, key.type());
        rewriter.rewrite(document);
        Precondition precondition = Precondition.of(entry.headers());
        if (fresh && entry.method().equals("PUT")) {
            precondition.require(key.type(), null);
        }
        if (fresh) {
            return bringsId(caller, entry) ? new Intent.Bring(key, document) : new Intent.Create(key, document);
        }
        if (entry.path().size() == 2 || document.id() != null) {
            WriteInteractions.requireId(document, key.id());
        }
        return new Intent.Update(key, document, precondition, caller.imports());
    }

    private ResourceKey newKey(Caller caller, BundleEntry entry) {
        ResourceDocument document = entry.requireResource();
        String own = bringsId(caller, entry) ? document.id() : null;
        return new ResourceKey(entry.type(), own == null ? placement.newId(document) : own);
    }

    /** A conditional PUT that matches nothing is an update as create, for those who may bring ids. */
    private static boolean bringsId(Caller caller, BundleEntry entry) {
        return caller.imports()
                && entry.method().equals("PUT")
                && entry.requireResource().id() != null;
    }

    private Optional<ResourceKey> key(Caller caller, BundleEntry entry) {
        String condition = requireAddress(entry);
        if (entry.key() != null) {
            return Optional.of(entry.key());
        }
        return condition == null ? Optional.empty() : conditions.one(caller, Condition.of(entry.type(), condition));
    }

    /** A type, and an id or a condition, which only a create does without. */
    private @Nullable String requireAddress(BundleEntry entry) {
        if (!definitions.isResourceType(entry.type())) {
            throw InteractionFault.unknownType(entry.type());
        }
        String condition = entry.condition();
        if (entry.key() == null && condition == null && !entry.method().equals("POST")) {
            throw InteractionFault.malformed(
                    "The url has neither an id nor a condition.", "العنوان بلا معرّف وبلا شرط.", "http.url");
        }
        return condition;
    }

    private StoredResource require(Caller caller, ResourceKey key) {
        return store.current(key, access.visible(caller, key.type(), Interaction.READ))
                .orElseThrow(InteractionFault::notFound);
    }
}
