package org.usra.record.commit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.directory.Posts;

/** Whom a resource names as its parties: organisations directly, or through a post or a HealthcareService. */
@Component
class PartyRows implements Derivation {

    private final Ties ties;
    private final Posts posts;

    PartyRows(Ties ties, Posts posts) {
        this.ties = ties;
        this.posts = posts;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "Task",
                "ServiceRequest",
                "Appointment",
                "Group",
                "Bundle",
                "Binary",
                "Encounter",
                "Communication",
                "CoverageEligibilityRequest",
                "CoverageEligibilityResponse",
                "Claim",
                "ClaimResponse",
                "DocumentReference",
                "Composition",
                "List",
                "Provenance",
                "Subscription");
    }

    @Override
    public void withdraw(Change change) {
        if (isUnchanged(change)) {
            return;
        }
        ties.forgetParties(change.type(), change.id());
    }

    @Override
    public void derive(Change change) {
        if (isUnchanged(change)) {
            return;
        }
        ties.enterParties(change.type(), change.id(), parties(change.type(), Elements.root(change.after())));
    }

    /** A new status names the same parties: their rows stay as they are. The very same document is a reindex. */
    private boolean isUnchanged(Change change) {
        return change.before() != null
                && change.after() != null
                && change.before() != change.after()
                && parties(change.type(), Elements.root(change.before()))
                        .equals(parties(change.type(), Elements.root(change.after())));
    }

    private Set<String> parties(String type, JsonNode root) {
        Set<String> parties = new LinkedHashSet<>();
        switch (type) {
            case "Group" -> {
                Elements.items(root.path("characteristic"))
                        .filter(each -> Elements.code(each.path("code"), "characteristic")
                                .filter("assigned-unit"::equals)
                                .isPresent())
                        .filter(each -> !each.path("exclude").asBoolean()
                                && !each.path("period").has("end"))
                        .forEach(each -> add(parties, each.path("valueReference")));
                Elements.items(root.path("member"))
                        .filter(member -> !member.path("inactive").asBoolean())
                        .forEach(member -> add(parties, member.path("entity")));
            }
            case "Bundle" ->
                root.path("entry").forEach(entry -> {
                    JsonNode resource = entry.path("resource");
                    if (resource.path("resourceType").asText().equals("Composition")) {
                        addAll(parties, resource);
                    }
                });
            case "Binary" -> add(parties, root.path("securityContext"));
            case "Subscription" ->
                add(parties, Elements.extension(root, "subscription-owner").path("valueReference"));
            case "Appointment" -> root.path("participant").forEach(each -> add(parties, each.path("actor")));
            default -> addAll(parties, root);
        }
        return parties;
    }

    private void addAll(Set<String> parties, JsonNode root) {
        for (String element : new String[] {
            "owner",
            "requester",
            "performer",
            "serviceProvider",
            "provider",
            "insurer",
            "facility",
            "requestor",
            "custodian",
            "author",
            "sender",
            "recipient",
            "for",
            "subject",
            "patient"
        }) {
            JsonNode value = root.path(element);
            if (value.isArray()) {
                value.forEach(each -> add(parties, each));
            } else {
                add(parties, value);
            }
        }
    }

    private void add(Set<String> parties, JsonNode reference) {
        Elements.reference(reference, "Organization").ifPresent(id -> parties.add("Organization/" + id));
        Elements.reference(reference, "Patient").ifPresent(id -> parties.add("Patient/" + id));
        Elements.reference(reference, "PractitionerRole")
                .flatMap(posts::organizationOf)
                .ifPresent(id -> parties.add("Organization/" + id));
        Elements.reference(reference, "HealthcareService")
                .flatMap(posts::providerOf)
                .ifPresent(id -> parties.add("Organization/" + id));
    }
}
