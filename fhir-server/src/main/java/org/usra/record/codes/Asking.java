package org.usra.record.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.server.Operation.Level;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.terminology.TerminologyFault;
import org.usra.record.vocabulary.Vocabulary;

/** What every terminology operation does beside its own work: rights, the definition that it is asked about, the audit. */
@Component
record Asking(Vocabulary vocabulary, AccessPolicy access, ReadAudit audit) {

    void requirePermitted(OperationRequest request) {
        access.requirePermitted(request.caller(), request.type(), Interaction.READ);
    }

    /** Notes the question (names of its inputs, since a display typed could be anything) and hands the answer on. */
    OperationResult recorded(OperationRequest request, String operation, int results, OperationResult answer) {
        audit.record(
                request.caller(),
                Interaction.OPERATION,
                request.type(),
                request.type() + "/" + (request.id() == null ? "" : request.id() + "/") + "$" + operation + "?"
                        + String.join("&", request.query().keySet()),
                List.of(),
                results);
        return answer;
    }

    /**
     * The definition that was sent along, is the instance, or is named by {@code url}: exactly one of them. Empty where none
     * is given.
     */
    Optional<JsonNode> definition(OperationRequest request, Level level, String resourceInput, String versionInput) {
        List<JsonNode> found = new ArrayList<>();
        if (level == Level.INSTANCE) {
            found.add(vocabulary
                    .withId(request.caller(), request.type(), String.valueOf(request.id()))
                    .orElseThrow(InteractionFault::notFound));
        }
        Inputs.resource(request, resourceInput).ifPresent(found::add);
        Optional<CanonicalUrl> url = url(request, versionInput);
        if (url.isPresent() && found.isEmpty()) {
            found.add(named(request, url.get()));
        } else if (url.isPresent() || found.size() > 1) {
            throw TerminologyFault.malformed(
                    "Name one definition: by url, by " + resourceInput + ", or in the address.",
                    "اذكر تعريفًا واحدًا: بالمعامل url أو " + resourceInput + " أو في العنوان.",
                    "Parameters.parameter.where(name='url')");
        }
        return found.stream().findFirst();
    }

    JsonNode requireDefinition(OperationRequest request, Level level, String resourceInput, String versionInput) {
        return definition(request, level, resourceInput, versionInput)
                .orElseThrow(() -> TerminologyFault.malformed(
                        "Say which one: by url, or by " + resourceInput + ".",
                        "اذكر أيها تقصد: بالمعامل url أو " + resourceInput + ".",
                        "Parameters.parameter.where(name='url')"));
    }

    static Optional<CanonicalUrl> url(OperationRequest request, String versionInput) {
        return request.first("url")
                .map(url -> CanonicalUrl.parse(url)
                        .orVersion(request.first(versionInput).orElse(null)));
    }

    private JsonNode named(OperationRequest request, CanonicalUrl url) {
        if (request.type().equals("ValueSet")) {
            return vocabulary.requireValueSet(request.caller(), url);
        }
        return vocabulary.maps(request.caller(), url).stream()
                .findFirst()
                .orElseThrow(() -> TerminologyFault.unknown(request.type(), url));
    }
}
