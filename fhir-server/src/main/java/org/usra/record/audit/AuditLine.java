package org.usra.record.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.naming.Canonical;

/**
 * One line of the audit as it is read, and as a FHIR AuditEvent in the form of
 * <a href="https://profiles.ihe.net/ITI/BALP/">IHE Basic Audit Log Patterns</a>.
 *
 * @param resource id of what was written; null for reads, which say it in {@code query}
 */
public record AuditLine(
        long id,
        Instant at,
        String interaction,
        String type,
        @Nullable String resource,
        @Nullable String query,
        List<String> patients,
        String subject,
        @Nullable String practitionerRole,
        String client,
        String token) {

    /** The id of a line as a resource begins so. */
    public static final String PREFIX = "audit-";

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";

    /** Stored nowhere: made of the line each time it is read. */
    public ResourceDocument asAuditEvent() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("resourceType", "AuditEvent").put("id", PREFIX + id);
        event.putObject("meta").put("versionId", "1").put("lastUpdated", at.toString());
        coding(event.putObject("type"), "http://terminology.hl7.org/CodeSystem/audit-event-type", "rest");
        coding(event.putArray("subtype").addObject(), "http://hl7.org/fhir/restful-interaction", interaction);
        event.put("action", action()).put("recorded", at.toString()).put("outcome", "0");
        ArrayNode agents = event.putArray("agent");
        person(agents.addObject());
        application(agents.addObject());
        event.putObject("source").putObject("observer").put("display", "Usra fhir-server");
        ArrayNode entities = event.putArray("entity");
        patients.forEach(patient -> entity(entities.addObject(), "1", "1", "Patient/" + patient));
        if (resource != null) {
            entity(entities.addObject(), "2", "4", type + "/" + resource);
        }
        if (query != null) {
            ObjectNode asked = entities.addObject();
            coding(asked.putObject("type"), ENTITY_TYPE, "2");
            coding(asked.putObject("role"), ENTITY_ROLE, "24");
            asked.put("query", Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8)));
        }
        if (entities.isEmpty()) {
            event.remove("entity");
        }
        return ResourceDocument.of(event);
    }

    private String action() {
        return switch (interaction) {
            case "create" -> "C";
            case "update", "patch" -> "U";
            case "delete" -> "D";
            case "read", "vread" -> "R";
            default -> "E";
        };
    }

    private void person(ObjectNode agent) {
        coding(agent.putObject("type").putArray("coding").addObject(), DICOM, "110153");
        ObjectNode who = agent.putObject("who");
        if (practitionerRole != null) {
            who.put("reference", "PractitionerRole/" + practitionerRole);
        }
        who.putObject("identifier")
                .put("system", Canonical.identifier("subject"))
                .put("value", subject);
        agent.put("requestor", true);
        agent.putArray("policy").add("urn:ietf:params:oauth:jti:" + token);
    }

    private void application(ObjectNode agent) {
        coding(agent.putObject("type").putArray("coding").addObject(), DICOM, "110150");
        agent.putObject("who").put("display", client);
        agent.put("requestor", false);
    }

    private static void entity(ObjectNode entity, String type, String role, String reference) {
        entity.putObject("what").put("reference", reference);
        coding(entity.putObject("type"), ENTITY_TYPE, type);
        coding(entity.putObject("role"), ENTITY_ROLE, role);
    }

    private static void coding(ObjectNode coding, String system, String code) {
        coding.put("system", system).put("code", code);
    }
}
