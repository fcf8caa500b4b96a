package org.usra.record.interaction;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.PublicAddress;
import org.usra.rules.refusal.Refused;

/**
 * Batch: each entry for itself, a failed one beside the others.
 *
 * <p><a href="https://hl7.org/fhir/R4/http.html#transaction">R4 batch and transaction</a>
 */
@Component
public class BatchInteraction {

    private final PublicAddress address;
    private final Clock clock;

    BatchInteraction(PublicAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /**
     * @param routes how one entry is answered, as if it had come alone
     */
    public Answer run(Request request, ResourceDocument bundle, Function<Request, Answer> routes) {
        List<Answer> answers = new ArrayList<>();
        for (BundleEntry entry : BundleEntry.of(bundle, address)) {
            try {
                answers.add(routes.apply(entry.request(request)));
            } catch (Refused refused) {
                answers.add(BundleAnswer.refused(refused));
            }
        }
        boolean wanted = request.header("prefer").orElse("").contains("return=representation");
        List<BundleEntry> entries = BundleEntry.of(bundle, address);
        List<Answer> shown = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            boolean read = entries.get(i).method().equals("GET");
            Answer answer = answers.get(i);
            shown.add(
                    read || wanted || answer.status() >= 400
                            ? answer
                            : new Answer(answer.status(), null, answer.resource(), answer.location()));
        }
        return Answer.ok(BundleAnswer.of("batch-response", clock.instant(), shown, true));
    }
}
