package org.usra.record.commit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.directory.Facilities;

/** Which organisation stands above which, and who provides a HealthcareService. */
@Component
class OrganizationRows implements Derivation {

    private final Facilities facilities;

    OrganizationRows(Facilities facilities) {
        this.facilities = facilities;
    }

    @Override
    public Set<String> types() {
        return Set.of("Organization", "HealthcareService");
    }

    @Override
    public void withdraw(Change change) {
        facilities.forget(change.type(), change.id());
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        Optional<String> above = Elements.reference(
                root.path(change.type().equals("Organization") ? "partOf" : "providedBy"), "Organization");
        above.ifPresent(organization -> facilities.enter(change.type(), change.id(), organization));
    }
}
