package org.usra.record.commit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.directory.Facilities;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * What a writer may not touch, and what the server sets for them. Judges first: a profile judges what the server has set,
 * and who may not write at all learns nothing of profiles.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@Component
class WritersRights implements WriterRule {

    private static final Refusal WORKFLOW_ONLY = new Refusal(
            "workflow-only",
            "الإحالات ومهامها ومواعيدها لا تُكتب مباشرة. استخدم عمليات خدمة الإحالة.",
            "Referrals, their Tasks, Appointments and Slots are not written directly. Use the operations of the referral"
                    + " service.");

    private static final Refusal RESERVED_LABEL = new Refusal(
            "not-permitted",
            "وسوم المنظومة وملصقات السرية يضعها الخادم وحده. اتركها كما هي.",
            "Tags of the scheme and security labels are set by the server only. Leave them as they are.",
            "meta");

    private final Workflow workflow;
    private final Facilities facilities;

    WritersRights(Workflow workflow, Facilities facilities) {
        this.workflow = workflow;
        this.facilities = facilities;
    }

    @Override
    public void judge(Caller caller, Change change) {
        if (!caller.workflow() && workflow.owns(change)) {
            throw new Refused(RefusalKind.FORBIDDEN, WORKFLOW_ONLY);
        }
        if (change.after() == null || caller.imports()) {
            return;
        }
        requireLabelsUntouched(change);
        if (change.type().equals("Encounter")) {
            setServiceProvider(caller, change.after().root(), change);
        }
    }

    private static void requireLabelsUntouched(Change change) {
        // Taken away as little as added: a label that a writer could remove would protect nothing.
        if (!reserved(Elements.root(change.before())).equals(reserved(Elements.root(change.after())))) {
            throw new Refused(RefusalKind.RULE, RESERVED_LABEL);
        }
    }

    private static Set<JsonNode> reserved(JsonNode resource) {
        Set<JsonNode> labels = Elements.items(resource.path("meta").path("tag"))
                .filter(tag -> tag.path("system").asText().startsWith(Canonical.BASE))
                .collect(Collectors.toSet());
        resource.path("meta").path("security").forEach(labels::add);
        return labels;
    }

    /** A hospital's writes get the provider from the token. Another value stays as it is, for the gate to refuse. */
    private void setServiceProvider(Caller caller, ObjectNode encounter, Change change) {
        List<String> hospitals = caller.organizations().stream()
                .filter(organization ->
                        facilities.hospitalOf(organization, change.at()).isPresent())
                .toList();
        if (hospitals.size() == 1 && !encounter.path("serviceProvider").has("reference")) {
            encounter.withObject("/serviceProvider").put("reference", "Organization/" + hospitals.getFirst());
        }
    }
}
