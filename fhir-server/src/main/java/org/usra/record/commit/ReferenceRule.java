package org.usra.record.commit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.directory.Facilities;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.rules.admission.AdmissionRefusals;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Scheme writers refer only to patients whom they may see and to organisations that exist. Missing and hidden get the same
 * words. An emergency may name any patient that exists: care comes before the relation, which it opens.
 */
@Component
class ReferenceRule {

    private static final Refusal NOT_FOUND = new Refusal(
            "reference-not-found",
            "المرجع غير موجود. راجع رقم المريض أو الجهة في الطلب.",
            "The reference was not found. Check the patient or organisation in the request.");

    /** A reference that was good for one change of a transaction is good for the next. */
    private record Question(String reference, boolean anyPatient) {}

    private final AccessPolicy policy;
    private final ResourceStore store;
    private final Facilities facilities;

    ReferenceRule(AccessPolicy policy, ResourceStore store, Facilities facilities) {
        this.policy = policy;
        this.store = store;
        this.facilities = facilities;
    }

    void require(Caller caller, List<Change> changes) {
        if (caller.imports()) {
            return;
        }
        Set<String> written = changes.stream()
                .filter(change -> change.before() == null)
                .map(change -> change.type() + "/" + change.id())
                .collect(Collectors.toSet());
        Set<String> emergencies = emergencyPatients(changes);
        Set<Question> answered = new HashSet<>();
        for (Change change : changes) {
            JsonNode after = Elements.root(change.after());
            Set<String> known = new LinkedHashSet<>(Elements.allReferences(Elements.root(change.before())));
            Set<String> added = new LinkedHashSet<>(Elements.allReferences(after));
            if (!change.type().equals("Encounter")) {
                added.removeAll(emergencies);
            }
            added.removeAll(known);
            added.removeAll(written);
            boolean emergency = change.type().equals("Encounter") && isEmergency(after)
                    // Door 1 answers about anybody: who asks must be told, not who is asked about.
                    || change.type().startsWith("CoverageEligibilityRe");
            boolean admission =
                    change.type().equals("Encounter") && !isEmergency(after) && isAtHospital(after, change.at());
            added.stream()
                    .filter(reference -> answered.add(new Question(reference, emergency)))
                    .forEach(reference -> require(caller, change.type(), reference, emergency, admission));
        }
    }

    /** A hospital that sees nothing of the patient has no ground either, and that is the remedy it needs to hear. */
    private boolean isAtHospital(JsonNode encounter, Instant at) {
        return Elements.reference(encounter.path("serviceProvider"), "Organization")
                .filter(organization -> facilities.hospitalOf(organization, at).isPresent())
                .isPresent();
    }

    private void require(Caller caller, String in, String reference, boolean emergency, boolean admission) {
        int slash = reference.indexOf('/');
        String type = slash < 0 ? "" : reference.substring(0, slash);
        if (!type.equals("Patient") && !type.equals("Organization")) {
            return;
        }
        String id = reference.substring(slash + 1).replaceFirst("/_history/.*$", "");
        boolean anyPatient = emergency;
        SqlCriterion sight = type.equals("Organization") || anyPatient
                ? SqlCriterion.EVERYTHING
                : policy.visible(caller, type, Interaction.READ);
        if (store.current(new ResourceKey(type, id), sight)
                .filter(row -> !row.deleted())
                .isEmpty()) {
            throw admission && type.equals("Patient")
                    ? new Refused(RefusalKind.RULE, AdmissionRefusals.NEEDS_GROUND.at("Encounter.subject"))
                    : new Refused(RefusalKind.UNRESOLVED, NOT_FOUND.at(in));
        }
    }

    /** What is written beside an emergency admission (the recall, the notice to the unit) may name its patient too. */
    private static Set<String> emergencyPatients(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.type().equals("Encounter"))
                .map(change -> Elements.root(change.after()))
                .filter(ReferenceRule::isEmergency)
                .map(encounter -> encounter.path("subject").path("reference").asText())
                .collect(Collectors.toSet());
    }

    static boolean isEmergency(JsonNode encounter) {
        return encounter.path("class").path("code").asText().equals("EMER");
    }
}
