package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.record.outcome.Outcome;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * The operations among the entries of a transaction. An Encounter may name the entry of {@code
 * CoverageEligibilityRequest/$submit} by its fullUrl where its authorization number stands: the number is then issued and
 * consumed in this transaction, or neither. Proof: AdmittingInOneTransactionTest.
 */
@Component
class AskedOperations {

    private final DocumentReader reader;

    AskedOperations(DocumentReader reader) {
        this.reader = reader;
    }

    /** Answers each, and writes the numbers that they gave where the other entries name them. */
    void ask(Request request, TransactionPlan plan, Function<Request, Answer> routes, Map<Integer, Answer> answers) {
        Map<String, JsonNode> given = new HashMap<>();
        TransactionPlan.each(plan.operations(), null, entry -> {
            Answer answer = routes.apply(entry.request(request));
            answers.put(entry.index(), answer);
            if (entry.fullUrl() != null) {
                given.put(entry.fullUrl(), read(answer));
            }
        });
        if (given.isEmpty()) {
            return;
        }
        UnaryOperator<String> number = text -> given.containsKey(text) ? number(given.get(text)) : text;
        plan.writes().values().forEach(intent -> {
            ResourceDocument document = document(intent);
            if (document != null) {
                replace(document.root(), number);
            }
        });
    }

    private JsonNode read(Answer answer) {
        byte[] json = answer.json();
        return json == null
                ? TextNode.valueOf("")
                : reader.readJson(new ByteArrayInputStream(json), InputLimits.IMPORT)
                        .root();
    }

    private static @Nullable ResourceDocument document(Intent intent) {
        return switch (intent) {
            case Intent.Create create -> create.document();
            case Intent.Bring bring -> bring.document();
            case Intent.Update update -> update.document();
            case Intent.Patch patch -> null;
            case Intent.Delete delete -> null;
        };
    }

    private static void replace(ObjectNode object, UnaryOperator<String> number) {
        List.copyOf(object.properties()).forEach(member -> {
            if (member.getKey().equals("valueString")) {
                object.put("valueString", number.apply(member.getValue().asText()));
            }
            walk(member.getValue(), number);
        });
    }

    private static void walk(JsonNode node, UnaryOperator<String> number) {
        if (node instanceof ObjectNode object) {
            replace(object, number);
        } else {
            node.forEach(child -> walk(child, number));
        }
    }

    /** The number of a yes; a no undoes the transaction that relied on it, in the words of the decision. */
    private static String number(JsonNode response) {
        if (response.path("preAuthRef").isTextual()) {
            return response.path("preAuthRef").textValue();
        }
        String english = response.path("disposition").asText();
        throw new Refused(
                RefusalKind.RULE,
                new Refusal(
                        "admission-needs-ground",
                        Outcome.arabic(response.path("_disposition")).orElse(english),
                        english,
                        "Encounter.extension"));
    }
}
