package org.usra.record.commit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.directory.Facilities;
import org.usra.record.path.Target;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.rules.admission.AdmissionRefusals;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Scheme writers refer only to patients whom they may see, and to other resources that exist. A missing and a hidden patient
 * get the same words; of other types it shows that somebody has such an id. An emergency may name any patient that exists: care comes before the relation, which it opens.
 */
@Component
class ReferenceRule {

    private static final Refusal NOT_FOUND = new Refusal(
            "reference-not-found",
            "المرجع غير موجود. راجع رقم المريض أو الجهة أو السجل المشار إليه في الطلب.",
            "The reference was not found. Check the patient, organisation or resource that the request refers to.");

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
        Map<String, Map<String, String>> others = new TreeMap<>();
        for (Change change : changes) {
            JsonNode after = Elements.root(change.after());
            Map<String, String> added = Elements.allReferences(after);
            if (!change.type().equals("Encounter")) {
                added.keySet().removeAll(emergencies);
            }
            added.keySet()
                    .removeAll(Elements.allReferences(Elements.root(change.before()))
                            .keySet());
            added.keySet().removeAll(written);
            added.keySet().removeAll(neighbours(after));
            boolean emergency = change.type().equals("Encounter") && isEmergency(after)
                    // Door 1 answers about anybody: who asks must be told, not who is asked about.
                    || change.type().startsWith("CoverageEligibilityRe");
            boolean admission =
                    change.type().equals("Encounter") && !isEmergency(after) && isAtHospital(after, change.at());
            added.forEach((reference, element) -> {
                Target target = Target.parse(reference);
                String type = target.type();
                String id = target.id();
                if (type == null || id == null) {
                    return;
                }
                if (type.equals("Patient") || type.equals("Organization")) {
                    if (!answered.add(new Question(reference, emergency))) {
                        return;
                    }
                    require(caller, new ResourceKey(type, id), element, emergency, admission);
                } else {
                    others.computeIfAbsent(type, unseen -> new LinkedHashMap<>())
                            .putIfAbsent(id, element);
                }
            });
        }
        others.forEach(this::requireExisting);
    }

    /** In a document or another Bundle that is kept as a whole, an entry may be meant by the end of its address. */
    private static Set<String> neighbours(JsonNode resource) {
        return Elements.items(resource.path("entry"))
                .map(entry -> Target.parse(entry.path("fullUrl").asText()))
                .filter(target -> target.type() != null && target.url() != null)
                .map(target ->
                        target.type() + target.url().substring(target.url().lastIndexOf('/')))
                .collect(Collectors.toSet());
    }

    private void requireExisting(String type, Map<String, String> elements) {
        Set<String> missing = new LinkedHashSet<>(elements.keySet());
        store.all(type, elements.keySet(), SqlCriterion.EVERYTHING)
                .forEach(row -> missing.remove(row.key().id()));
        if (!missing.isEmpty()) {
            throw new Refused(
                    RefusalKind.UNRESOLVED,
                    missing.stream()
                            .map(id -> NOT_FOUND.at(Objects.requireNonNull(elements.get(id))))
                            .toList());
        }
    }

    /** A hospital that sees nothing of the patient has no ground either, and that is the remedy it needs to hear. */
    private boolean isAtHospital(JsonNode encounter, Instant at) {
        return Elements.reference(encounter.path("serviceProvider"), "Organization")
                .filter(organization -> facilities.hospitalOf(organization, at).isPresent())
                .isPresent();
    }

    private void require(Caller caller, ResourceKey key, String element, boolean anyPatient, boolean admission) {
        SqlCriterion sight = key.type().equals("Organization") || anyPatient
                ? SqlCriterion.EVERYTHING
                : policy.visible(caller, key.type(), Interaction.READ);
        if (store.current(key, sight).filter(row -> !row.deleted()).isEmpty()) {
            throw admission && key.type().equals("Patient")
                    ? new Refused(RefusalKind.RULE, AdmissionRefusals.NEEDS_GROUND.at("Encounter.subject"))
                    : new Refused(RefusalKind.UNRESOLVED, NOT_FOUND.at(element));
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
