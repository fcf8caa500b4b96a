package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.BundleAnswer.Answered;
import org.usra.record.search.PublicAddress;
import org.usra.rules.refusal.Refused;

/**
 * Batch: each entry for itself, a failed one beside the others; in the order of a transaction.
 *
 * <p><a href="https://hl7.org/fhir/R4/http.html#transaction">R4 batch and transaction</a>
 */
@Component
public class BatchInteraction {

    private static final List<String> ORDER = List.of("DELETE", "POST", "PUT", "PATCH");

    private final PublicAddress address;
    private final Clock clock;

    BatchInteraction(PublicAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /**
     * @param routes how one entry is answered, as if it had come alone; also what fails has its answer
     */
    public Answer run(Request request, ResourceDocument bundle, Function<Request, Answer> routes) {
        Map<Integer, Answered> answers = new HashMap<>();
        List<BundleEntry> entries = read(bundle, answers);
        Set<String> urns = new HashSet<>();
        entries.forEach(entry -> {
            if (entry.fullUrl() != null && entry.fullUrl().startsWith("urn:")) {
                urns.add(entry.fullUrl());
            }
        });
        entries.sort(Comparator.comparingInt(BatchInteraction::turn));
        for (BundleEntry entry : entries) {
            answers.put(entry.index(), new Answered(entry.isReading(), answer(request, entry, urns, routes)));
        }
        List<Answered> inOrder = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            inOrder.add(Objects.requireNonNull(answers.get(i)));
        }
        return Answer.ok(BundleAnswer.of("batch-response", clock.instant(), request, inOrder));
    }

    /** The entries that can be understood; the others are answered. */
    private List<BundleEntry> read(ResourceDocument bundle, Map<Integer, Answered> answers) {
        List<BundleEntry> entries = new ArrayList<>();
        int index = 0;
        for (JsonNode node : BundleEntry.nodes(bundle)) {
            try {
                entries.add(BundleEntry.of(index, node, address));
            } catch (Refused refused) {
                answers.put(index, new Answered(false, BundleAnswer.refused(refused)));
            }
            index++;
        }
        return entries;
    }

    private static Answer answer(
            Request request, BundleEntry entry, Set<String> urns, Function<Request, Answer> routes) {
        try {
            requireAlone(entry, urns);
            return routes.apply(entry.request(request));
        } catch (Refused refused) {
            return BundleAnswer.refused(refused);
        }
    }

    private static void requireAlone(BundleEntry entry, Set<String> urns) {
        if (entry.path().isEmpty() && entry.method().equals("POST")) {
            throw InteractionFault.malformed(
                    "Entry " + entry.index() + " is a batch or a transaction itself; send it by itself.",
                    "العنصر " + entry.index() + " دفعة أو معاملة بنفسه؛ أرسله وحده.",
                    "Bundle.entry[" + entry.index() + "].request.url");
        }
        ResourceDocument resource = entry.resource();
        if (resource != null && !urns.isEmpty()) {
            requireAlone(resource.root(), entry, urns);
        }
    }

    /** R4: an entry of a batch cannot refer to another one, which may never come to be. */
    private static void requireAlone(JsonNode node, BundleEntry entry, Set<String> urns) {
        String reference = node.path("reference").asText();
        if (urns.contains(reference)) {
            throw InteractionFault.malformed(
                    "\"" + reference + "\" is another entry of this batch. Send a transaction to relate its entries.",
                    "\"" + reference + "\" عنصر آخر من هذه الدفعة. أرسل معاملة لتربط بين عناصرها.",
                    "Bundle.entry[" + entry.index() + "].resource");
        }
        node.forEach(child -> requireAlone(child, entry, urns));
    }

    private static int turn(BundleEntry entry) {
        int turn = entry.isSearch() ? -1 : ORDER.indexOf(entry.method());
        return turn < 0 ? ORDER.size() : turn;
    }
}
