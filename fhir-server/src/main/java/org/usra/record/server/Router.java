package org.usra.record.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Answer;
import org.usra.record.interaction.AuditInteractions;
import org.usra.record.interaction.BatchInteraction;
import org.usra.record.interaction.HistoryInteractions;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.interaction.ReadInteractions;
import org.usra.record.interaction.Request;
import org.usra.record.interaction.SearchInteractions;
import org.usra.record.interaction.TransactionInteraction;
import org.usra.record.interaction.WriteInteractions;
import org.usra.record.replica.ReadPlace;
import org.usra.record.search.QueryParameter;
import org.usra.record.server.Operation.Level;
import org.usra.record.store.ResourceKey;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Finds the interaction that a method and a path mean; the same for a request and for an entry of a Bundle. */
@Component
class Router {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final Reads reads;
    private final WriteInteractions writes;
    private final SearchInteractions searches;
    private final HistoryInteractions histories;
    private final Bundles bundles;
    private final Operations operations;
    private final FhirDefinitions definitions;

    Router(
            Reads reads,
            WriteInteractions writes,
            SearchInteractions searches,
            HistoryInteractions histories,
            Bundles bundles,
            Operations operations,
            FhirDefinitions definitions) {
        this.reads = reads;
        this.writes = writes;
        this.searches = searches;
        this.histories = histories;
        this.bundles = bundles;
        this.operations = operations;
        this.definitions = definitions;
    }

    /** A request that came by itself: a reading one may be answered by a standby. */
    Answer answer(Request request) {
        return reads.place().answer(request, this::route);
    }

    /** What could be asked at this address instead of a method that was refused there. */
    String allowed(List<String> path, String refused) {
        return AllowedMethods.at(path, operations).stream()
                .filter(method -> !method.equals(refused))
                .collect(Collectors.joining(", "));
    }

    Answer route(Request request) {
        List<String> path = request.path();
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        String first = path.isEmpty() ? "" : path.getFirst();
        String last = path.isEmpty() ? "" : path.getLast();
        if (path.isEmpty()) {
            if (request.method().equals("POST")) {
                return bundle(request);
            }
            requireReading(reading);
            return searches.system(request);
        }
        if (path.size() == 1 && first.equals("_history")) {
            requireReading(reading);
            return histories.system(request);
        }
        if (path.size() == 1 && first.equals("_search")) {
            requirePost(request);
            return searches.system(request);
        }
        if (path.size() == 1 && first.startsWith("$")) {
            return operations.invoke(request, Level.SYSTEM, "", null, first.substring(1));
        }
        if (!definitions.isResourceType(first)) {
            throw InteractionFault.unknownType(first);
        }
        if (path.size() == 1) {
            return type(request, first);
        }
        if (path.size() == 2 && last.startsWith("$")) {
            return operations.invoke(request, Level.TYPE, first, null, last.substring(1));
        }
        if (path.size() == 2 && last.equals("_history")) {
            requireReading(reading);
            return histories.type(request, first);
        }
        if (path.size() == 2 && last.equals("_search")) {
            requirePost(request);
            return search(request, first);
        }
        if (!ID.matcher(path.get(1)).matches()) {
            if (path.size() == 2 && request.method().equals("PUT")) {
                throw HttpFault.badId(first);
            }
            throw InteractionFault.notFound();
        }
        return instance(request, new ResourceKey(first, path.get(1)), reading);
    }

    private Answer type(Request request, String type) {
        // Parameters such as _count choose nothing: with them alone it is a write of no resource, or of all.
        boolean conditional = request.query().stream().anyMatch(QueryParameter::isCriterion);
        return switch (request.method()) {
            case "GET", "HEAD" -> search(request, type);
            case "POST" -> writes.create(request, type);
            case "PUT" -> writes.conditionalUpdate(requireConditional(request, conditional), type);
            case "PATCH" -> writes.conditionalPatch(requireConditional(request, conditional), type);
            case "DELETE" -> writes.conditionalDelete(requireConditional(request, conditional), type);
            default -> throw HttpFault.method();
        };
    }

    private Answer search(Request request, String type) {
        return isAudit(request, type) ? reads.audit().search(request) : searches.type(request, type);
    }

    private Answer instance(Request request, ResourceKey key, boolean reading) {
        List<String> path = request.path();
        String third = path.size() > 2 ? path.get(2) : "";
        if (path.size() == 2 && reading && key.type().equals("OperationDefinition")) {
            Optional<Answer> ours = operations.definition(key.id());
            if (ours.isPresent()) {
                return ours.get();
            }
        }
        if (path.size() == 2) {
            return switch (request.method()) {
                case "GET", "HEAD" ->
                    isAudit(request, key.type())
                            ? reads.audit().read(request, key.id())
                            : reads.resources().read(request, key);
                case "PUT" -> writes.update(request, key);
                case "PATCH" -> writes.patch(request, key);
                case "DELETE" -> writes.delete(request, key);
                default -> throw HttpFault.method();
            };
        }
        if (path.size() == 3 && third.startsWith("$")) {
            return operations.invoke(request, Level.INSTANCE, key.type(), key.id(), third.substring(1));
        }
        boolean search = path.size() == 4
                && path.get(3).equals("_search")
                && request.method().equals("POST");
        requireReading(reading || search);
        requireNoBody(search, request);
        if (third.equals("_history") && path.size() == 3) {
            return histories.instance(request, key);
        }
        if (third.equals("_history") && path.size() == 4) {
            return reads.resources().vread(request, key, path.get(3));
        }
        if ((path.size() == 3 || search) && (third.equals("*") || definitions.isResourceType(third))) {
            return searches.compartment(request, key, third);
        }
        throw HttpFault.address();
    }

    private Answer bundle(Request request) {
        ResourceDocument bundle = request.requireBody();
        return switch (bundle.root().path("type").asText()) {
            case "batch" -> bundles.batch().run(request, bundle, this::inBatch);
            case "transaction" -> bundles.transaction().run(request, bundle, this::route);
            default ->
                throw new Refused(
                        RefusalKind.MALFORMED,
                        new Refusal(
                                "wrong-type",
                                "يُرسل إلى عنوان الخادم Bundle من نوع batch أو transaction.",
                                "What is posted to the base is a Bundle of type batch or transaction.",
                                "Bundle.type"));
        };
    }

    /** Also {@code metadata}, which a request that comes by itself reads before it is known whose it is. */
    private Answer inBatch(Request request) {
        try {
            Answer open = request.method().equals("GET") ? reads.pages().find(request.path()) : null;
            return open == null ? route(request) : open;
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException e) {
            return Failure.inBatch(e, request.method());
        }
    }

    /** The audit is shown from its own rows; AuditEvents that a system imports are resources like others. */
    private static boolean isAudit(Request request, String type) {
        return type.equals("AuditEvent") && !request.caller().imports();
    }

    /** What is read by id, the audit, and what everybody may read; and where reads are answered. */
    @Component
    record Reads(ReadInteractions resources, AuditInteractions audit, OpenPages pages, ReadPlace place) {}

    /** Both ways to send many requests at once. */
    @Component
    record Bundles(BatchInteraction batch, TransactionInteraction transaction) {}

    private static Request requireConditional(Request request, boolean conditional) {
        if (!conditional) {
            throw HttpFault.method();
        }
        return request;
    }

    private static void requireReading(boolean reading) {
        if (!reading) {
            throw HttpFault.method();
        }
    }

    private static void requirePost(Request request) {
        if (!request.method().equals("POST")) {
            throw HttpFault.method();
        }
        requireNoBody(true, request);
    }

    /** In a Bundle: an entry's resource holds no parameters. */
    private static void requireNoBody(boolean search, Request request) {
        if (search && request.body() != null) {
            throw HttpFault.noForm();
        }
    }
}
