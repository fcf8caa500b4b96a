package org.usra.record.interaction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Writing.RefusedIntent;
import org.usra.record.interaction.Writing.Written;
import org.usra.record.outcome.Outcome;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Create, update, patch and delete, by id or by condition; a delete by condition may be of many.
 *
 * <p><a href="https://hl7.org/fhir/R4/http.html">R4 RESTful API</a>
 */
@Component
public class WriteInteractions {

    private final Writing writing;
    private final OneTransaction transaction;
    private final ConditionalMatch conditions;
    private final Placement placement;
    private final Patching patching;
    private final AccessPolicy access;
    private final ResourceStore store;

    WriteInteractions(
            Writing writing,
            OneTransaction transaction,
            ConditionalMatch conditions,
            Placement placement,
            Patching patching,
            AccessPolicy access,
            ResourceStore store) {
        this.writing = writing;
        this.transaction = transaction;
        this.conditions = conditions;
        this.placement = placement;
        this.patching = patching;
        this.access = access;
        this.store = store;
    }

    public Answer create(Request request, String type) {
        ResourceDocument document = requireType(request.requireBody(), type);
        access.requirePermitted(request.caller(), type, Interaction.CREATE);
        Optional<Condition> condition = request.header("if-none-exist").map(query -> Condition.of(type, query));
        return transaction.run(() -> {
            Optional<ResourceKey> existing = condition.flatMap(found -> match(request.caller(), found));
            return existing.isPresent()
                    ? present(request, existing.get())
                    : write(request, new Intent.Create(new ResourceKey(type, placement.newId(document)), document));
        });
    }

    public Answer update(Request request, ResourceKey key) {
        ResourceDocument document = requireType(request.requireBody(), key.type());
        requireId(document, key.id());
        return transaction.run(() -> write(
                request,
                new Intent.Update(
                        key, document, request.precondition(), request.caller().imports())));
    }

    public Answer conditionalUpdate(Request request, String type) {
        ResourceDocument document = requireType(request.requireBody(), type);
        access.requirePermitted(request.caller(), type, Interaction.UPDATE);
        return transaction.run(() -> {
            Optional<ResourceKey> existing = match(request.caller(), Condition.of(type, request.query()));
            if (existing.isEmpty()) {
                return write(request, unmatched(request, type, document));
            }
            ResourceKey key = existing.get();
            if (document.id() != null) {
                requireId(document, key.id());
            }
            return write(request, new Intent.Update(key, document, request.precondition(), false));
        });
    }

    /** R4: with an id in the body it is an update as create, for those who may bring ids. */
    private Intent unmatched(Request request, String type, ResourceDocument document) {
        request.precondition().require(type, null);
        String id = document.id();
        return id != null && request.caller().imports()
                ? new Intent.Bring(new ResourceKey(type, id), document)
                : new Intent.Create(new ResourceKey(type, placement.newId(document)), document);
    }

    public Answer patch(Request request, ResourceKey key) {
        UnaryOperator<ResourceDocument> patch = patching.read(request.requireBody());
        return transaction.run(() -> write(request, new Intent.Patch(key, patch, request.precondition())));
    }

    public Answer conditionalPatch(Request request, String type) {
        UnaryOperator<ResourceDocument> patch = patching.read(request.requireBody());
        access.requirePermitted(request.caller(), type, Interaction.PATCH);
        return transaction.run(() -> {
            ResourceKey key = match(request.caller(), Condition.of(type, request.query()))
                    .orElseThrow(InteractionFault::notFound);
            return write(request, new Intent.Patch(key, patch, request.precondition()));
        });
    }

    public Answer delete(Request request, ResourceKey key) {
        return transaction.run(() -> delete(request, List.of(new Intent.Delete(key, request.precondition(), true))));
    }

    public Answer conditionalDelete(Request request, String type) {
        access.requirePermitted(request.caller(), type, Interaction.DELETE);
        ConditionalDelete asked = ConditionalDelete.of(type, request.query());
        return transaction.run(() -> {
            conditions.takeTurn(List.of(asked.condition()));
            return delete(request, conditions.deleted(request.caller(), asked, request.precondition()));
        });
    }

    private Answer delete(Request request, List<Intent.Delete> intents) {
        try {
            List<@Nullable Written> written = writing.write(request.caller(), intents);
            writing.conclude(request.caller(), written);
            return deleted(request.preference(), written);
        } catch (RefusedIntent refused) {
            throw intents.size() == 1
                    ? refused.refused()
                    : refused.of(intents.get(refused.intent()).key()).refused();
        }
    }

    private Optional<ResourceKey> match(Caller caller, Condition condition) {
        conditions.takeTurn(List.of(condition));
        return conditions.one(caller, condition);
    }

    private Answer write(Request request, Intent intent) {
        try {
            List<@Nullable Written> written = writing.write(request.caller(), List.of(intent));
            writing.conclude(request.caller(), written);
            return answer(request.preference(), Objects.requireNonNull(written.getFirst()));
        } catch (RefusedIntent refused) {
            throw refused.refused();
        }
    }

    static Answer answer(Request.Preference preference, Written written) {
        StoredResource row = written.row();
        String english = row.key() + " was written, version " + row.version() + ".";
        String arabic = "حُفظ السجل " + row.key() + "، النسخة " + row.version() + ".";
        return new Answer(
                written.created() ? 201 : 200,
                body(preference, row, english, arabic),
                row,
                written.created() ? BundleAnswer.location(row) : null);
    }

    /** How many is said where {@code Prefer} asks for it. */
    static Answer deleted(Request.Preference preference, List<@Nullable Written> written) {
        List<StoredResource> rows =
                written.stream().flatMap(Stream::ofNullable).map(Written::row).toList();
        StoredResource only = rows.size() == 1 ? rows.getFirst() : null;
        return preference == Request.Preference.OUTCOME
                ? new Answer(
                        200,
                        Outcome.done(
                                        "Resources deleted: " + rows.size() + ".",
                                        "عدد السجلات المحذوفة: " + rows.size() + ".")
                                .toBytes(),
                        only,
                        null)
                : Answer.empty(204, only);
    }

    /** A conditional create that found what it would create. */
    static Answer present(Request.Preference preference, StoredResource row) {
        String english = row.key() + " was there already, version " + row.version() + "; nothing was written.";
        String arabic = "السجل " + row.key() + " موجود من قبل، النسخة " + row.version() + "؛ لم يُكتب شيء.";
        return new Answer(200, body(preference, row, english, arabic), row, null);
    }

    private static byte @Nullable [] body(
            Request.Preference preference, StoredResource row, String english, String arabic) {
        return switch (preference) {
            case REPRESENTATION -> row.bytes();
            case MINIMAL -> null;
            case OUTCOME -> Outcome.done(english, arabic).toBytes();
        };
    }

    private Answer present(Request request, ResourceKey key) {
        return store.current(key, access.visible(request.caller(), key.type(), Interaction.READ))
                .map(row -> present(request.preference(), row))
                .orElseThrow(InteractionFault::notFound);
    }

    static ResourceDocument requireType(ResourceDocument document, String type) {
        if (!type.equals(document.type())) {
            throw InteractionFault.malformed(
                    "The body is a " + document.type() + ", but the address says " + type + ".",
                    "المحتوى من نوع " + document.type() + " والعنوان يقول " + type + ".",
                    "resourceType");
        }
        return document;
    }

    static void requireId(ResourceDocument document, String id) {
        if (!Objects.equals(document.id(), id)) {
            throw new Refused(RefusalKind.MALFORMED, InteractionFault.otherId(document.type(), id));
        }
    }
}
