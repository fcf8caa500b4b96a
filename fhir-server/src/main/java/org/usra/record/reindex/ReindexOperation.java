package org.usra.record.reindex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.audit.ReadAudit;
import org.usra.record.commit.Elements;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.job.Follow;
import org.usra.record.job.Jobs;
import org.usra.record.reindex.ReindexOrder.Mode;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code POST [base]/$reindex}, {@code Type/$reindex}, {@code Type/[id]/$reindex}: begins the job. */
final class ReindexOperation implements Operation {

    private static final Refusal NOT_PERMITTED = new Refusal(
            "not-permitted",
            "إعادة الفهرسة لمدير المنظومة ونطاق الاستيراد فقط.",
            "A reindex is for administrators of the scheme and the import scope only.");

    private final Level level;
    private final FhirDefinitions definitions;
    private final ResourceStore store;
    private final ReadAudit audit;
    private final Jobs jobs;
    private final Follow follow;

    ReindexOperation(
            Level level, FhirDefinitions definitions, ResourceStore store, ReadAudit audit, Jobs jobs, Follow follow) {
        this.level = level;
        this.definitions = definitions;
        this.store = store;
        this.audit = audit;
        this.jobs = jobs;
        this.follow = follow;
    }

    @Override
    public String name() {
        return "reindex";
    }

    @Override
    public Level level() {
        return level;
    }

    @Override
    public @Nullable String type() {
        return null;
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public List<Input> inputs() {
        List<Input> inputs = new ArrayList<>(List.of(Input.of("mode", "code")));
        if (level != Level.INSTANCE) {
            inputs.add(Input.of("since", "instant"));
        }
        if (level == Level.SYSTEM) {
            inputs.add(Input.of("type", "code").many());
        }
        return inputs;
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        if (!caller.imports() && !caller.roles().contains("admin")) {
            throw new Refused(RefusalKind.FORBIDDEN, NOT_PERMITTED);
        }
        ReindexOrder order = order(request);
        if (order.id() != null
                && store.current(new ResourceKey(request.type(), order.id()), SqlCriterion.EVERYTHING)
                        .isEmpty()) {
            throw InteractionFault.notFound();
        }
        if (order.mode() == Mode.REBUILD && !order.isOfEverything()) {
            throw refused(
                    "لا تُبنى الصفوف المشتقة من جديد إلا كلها معًا: اترك type وsince.",
                    "Typed rows are rebuilt as a whole only: leave out type and since.",
                    "mode");
        }
        audit.record(
                caller,
                Interaction.OPERATION,
                request.type().isEmpty() ? "Bundle" : request.type(),
                request.address() + " " + order.toJson(),
                List.of(),
                0);
        return follow.accepted(jobs.begin(
                new Jobs.Order(Reindexing.KIND, caller, request.address(), order.toJson(), request.idempotencyKey())));
    }

    private ReindexOrder order(OperationRequest request) {
        List<String> types = switch (level) {
            case SYSTEM -> request.query().getOrDefault("type", List.of());
            case TYPE, INSTANCE -> List.of(request.type());
        };
        types.stream()
                .filter(type -> !definitions.isResourceType(type))
                .findFirst()
                .ifPresent(type -> {
                    throw refused(
                            "«" + type + "» ليس نوعًا من أنواع FHIR R4.",
                            "\"" + type + "\" is not a resource type of FHIR R4.",
                            "type");
                });
        return new ReindexOrder(
                mode(request.first("mode").orElse("repair")),
                List.copyOf(types),
                request.id(),
                request.first("since").map(ReindexOperation::instant).orElse(null));
    }

    private static Instant instant(String text) {
        Instant since = Elements.begins(com.fasterxml.jackson.databind.node.TextNode.valueOf(text));
        if (since == null) {
            throw refused("الوقت غير صحيح.", "There is no such instant.", "since");
        }
        return Objects.requireNonNull(since);
    }

    private static Mode mode(String code) {
        for (Mode mode : Mode.values()) {
            if (mode.code().equals(code)) {
                return mode;
            }
        }
        throw refused(
                "قيمة mode هنا repair أو check أو rebuild.", "The mode is repair, check or rebuild here.", "mode");
    }

    private static Refused refused(String arabic, String english, String input) {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal("wrong-type", arabic, english, "Parameters.parameter.where(name='" + input + "')"));
    }
}
