package org.usra.record.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.definition.CapabilityStatements;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.OfferedOperation;
import org.usra.record.document.ResourceDocument;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DescribingTheServerTest {

    private final FhirDefinitions definitions = new FhirDefinitions();
    private final ObjectNode statement = new CapabilityStatements(definitions)
            .statement(
                    "http://localhost:8081/fhir",
                    "http://localhost:8083/realms/usra",
                    Instant.parse("2026-11-23T00:00:00.5Z"),
                    List.of(
                            new OfferedOperation(
                                    "Group", "family-file", "https://x.org/OperationDefinition/family-file"),
                            new OfferedOperation(null, "events", "https://x.org/OperationDefinition/events")),
                    List.of("https://x.org/SubscriptionTopic/encounter"),
                    Map.of("Patient", List.of("https://x.org/StructureDefinition/person")));

    @Test
    void the_capability_statement_is_well_formed_by_our_own_check() {
        assertThat(new StructureCheck(definitions).check(ResourceDocument.of(statement), false))
                .isEmpty();
    }

    @Test
    void it_names_every_type_parameter_and_operation() {
        JsonNode resources = statement.at("/rest/0/resource");
        assertThat(resources).hasSize(146);
        JsonNode group = resourceOf("Group");
        assertThat(group.path("searchParam").findValuesAsText("name")).contains("assigned-unit", "member", "_id");
        assertThat(group.at("/operation/0/name").asText()).isEqualTo("family-file");
        assertThat(group.path("updateCreate").asBoolean()).isTrue();
        assertThat(statement.at("/rest/0/operation/0/name").asText()).isEqualTo("events");
        JsonNode patient = resourceOf("Patient");
        assertThat(patient.path("searchInclude").toString()).contains("Patient:organization");
        assertThat(patient.path("searchRevInclude").toString()).contains("Observation:patient");
    }

    private JsonNode resourceOf(String type) {
        for (JsonNode resource : statement.at("/rest/0/resource")) {
            if (resource.path("type").asText().equals(type)) {
                return resource;
            }
        }
        throw new AssertionError(type + " is not listed");
    }
}
