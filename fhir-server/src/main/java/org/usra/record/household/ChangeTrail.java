package org.usra.record.household;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.usra.record.access.Caller;
import org.usra.record.family.SchemeResources;

/**
 * The Provenance of a change: what was done, on which day, why and by whom, and every resource with the version that the
 * change gave it. It is the history of the file, and what an undo goes by.
 *
 * <p>Source: R4 Provenance, https://hl7.org/fhir/R4/provenance.html
 */
final class ChangeTrail {

    private ChangeTrail() {}

    /**
     * @param targets references, with the version of those that were there before; 1 is what the change creates
     */
    static ObjectNode of(
            String activity, Map<String, Long> targets, Caller caller, ChangeForm form, LocalDate day, Instant now) {
        ObjectNode provenance = SchemeResources.resource("Provenance");
        ArrayNode list = provenance.putArray("target");
        targets.forEach((reference, version) -> list.addObject()
                .put("reference", reference.startsWith("urn:") ? reference : reference + "/_history/" + version));
        provenance.put("occurredDateTime", day.toString()).put("recorded", Texts.of(now));
        form.note().ifPresent(note -> provenance.putArray("reason").addObject().put("text", note));
        SchemeResources.concept(provenance.putObject("activity"), "household-change", activity);
        ObjectNode agent = provenance.putArray("agent").addObject();
        if (caller.practitionerRole() == null) {
            agent.putObject("who").put("display", caller.name());
        } else {
            SchemeResources.reference(agent, "who", "PractitionerRole/" + caller.practitionerRole());
        }
        if (caller.organizations().size() == 1) {
            SchemeResources.reference(
                    agent,
                    "onBehalfOf",
                    "Organization/" + caller.organizations().iterator().next());
        }
        return provenance;
    }
}
