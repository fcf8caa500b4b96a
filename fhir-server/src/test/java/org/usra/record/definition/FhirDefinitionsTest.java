package org.usra.record.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FhirDefinitionsTest {

    private final FhirDefinitions definitions = new FhirDefinitions();

    @Test
    void every_r4_type_has_a_number_of_its_own() {
        List<String> types = definitions.resourceTypes();
        assertThat(types).hasSize(146).isSorted().contains("Patient", "Bundle", "Parameters", "VisionPrescription");
        Set<Short> numbers = new HashSet<>();
        types.forEach(type -> {
            assertThat(numbers.add(definitions.typeNumber(type))).isTrue();
            assertThat(definitions.typeName(definitions.typeNumber(type))).isEqualTo(type);
        });
        assertThat(definitions.isResourceType("Pateint")).isFalse();
        assertThat(definitions.isResourceType("DomainResource")).isFalse();
    }

    @Test
    void every_type_has_the_common_parameters() {
        for (String type : definitions.resourceTypes()) {
            assertThat(definitions.searchParameters(type))
                    .extracting(SearchParameter::code)
                    .contains("_id", "_lastUpdated", "_tag", "_profile", "_security", "_source")
                    .doesNotHaveDuplicates();
            assertThat(definitions.searchParameters(type))
                    .extracting(SearchParameter::number)
                    .doesNotHaveDuplicates();
            assertThat(definitions.searchParameters(type))
                    .allMatch(parameter -> parameter.resourceType().equals(type));
        }
    }

    @Test
    void a_parameter_of_several_types_has_each_types_own_expression() {
        SearchParameter patient =
                definitions.searchParameter("Observation", "patient").orElseThrow();
        assertThat(patient.expression()).isEqualTo("Observation.subject.where(resolve() is Patient)");
        assertThat(patient.targets()).containsExactly("Patient");
        assertThat(patient.type()).isEqualTo(ParameterType.REFERENCE);
    }

    @Test
    void strings_and_contact_points_are_the_tokens_without_case() {
        List<String> caseless = definitions.resourceTypes().stream()
                .flatMap(type -> definitions.searchParameters(type).stream())
                .filter(SearchParameter::ignoresCase)
                .map(parameter -> parameter.resourceType() + "?" + parameter.code())
                .toList();
        assertThat(caseless)
                .contains(
                        "ValueSet?version",
                        "Medication?lot-number",
                        "AuditEvent?altid",
                        "StructureDefinition?base-path",
                        "Patient?telecom",
                        "Patient?email",
                        "Patient?phone",
                        "NamingSystem?telecom",
                        "Subscription?contact")
                .doesNotContain(
                        "Patient?_id", "Patient?_tag", "Patient?gender", "Patient?identifier", "Patient?deceased")
                .hasSize(56);
    }

    @Test
    void a_composite_names_its_components() {
        SearchParameter composite = definitions
                .searchParameter("Observation", "code-value-quantity")
                .orElseThrow();
        assertThat(composite.components()).containsExactly("code", "value-quantity");
        assertThat(definitions.componentExpression(composite, "value-quantity")).isEqualTo("value.as(Quantity)");
        for (String type : definitions.resourceTypes()) {
            for (SearchParameter each : definitions.searchParameters(type)) {
                assertThat(each.components())
                        .allMatch(component ->
                                definitions.searchParameter(type, component).isPresent());
            }
        }
    }

    @Test
    void the_schemes_own_parameters_stand_beside_hl7s() {
        SearchParameter unit =
                definitions.searchParameter("Group", "assigned-unit").orElseThrow();
        assertThat(unit.targets()).containsExactly("Organization");
        assertThat(unit.url()).endsWith("/SearchParameter/group-assigned-unit").doesNotContain("{");
        assertThat(definitions.searchParameter("Task", "due")).isPresent();
        assertThat(definitions.searchParameter("EpisodeOfCare", "doctor")).isPresent();
    }

    @Test
    void compartments_are_known() {
        assertThat(definitions.compartmentParameters("Patient", "Observation")).containsExactly("subject", "performer");
        assertThat(definitions.compartmentParameters("Encounter", "Encounter")).isEmpty();
        assertThat(definitions.compartmentParameters("Patient", "Organization")).isEmpty();
        for (String compartment : List.of("Patient", "Encounter", "Practitioner", "RelatedPerson", "Device")) {
            for (String type : definitions.resourceTypes()) {
                assertThat(definitions.compartmentParameters(compartment, type))
                        .allMatch(
                                code -> definitions.searchParameter(type, code).isPresent());
            }
        }
    }

    @Test
    void shapes_know_choices_parts_and_required_codes() {
        TypeShape observation = definitions.shapes().require("Observation");
        Property quantity = Objects.requireNonNull(observation.property("valueQuantity"));
        assertThat(quantity.element().name()).isEqualTo("value");
        assertThat(String.valueOf(quantity.shape())).isEqualTo("Quantity");
        assertThat(observation.mandatory()).extracting(Element::name).containsExactly("status", "code");
        assertThat(observation.mandatory().getFirst().codes()).isNotNull();
        assertThat(definitions
                        .shapes()
                        .require("Questionnaire.item")
                        .propertiesOf("item")
                        .getFirst()
                        .type())
                .isEqualTo("Questionnaire.item");
        assertThat(definitions
                        .shapes()
                        .require("Bundle.entry")
                        .propertiesOf("resource")
                        .getFirst()
                        .type())
                .isEqualTo("Resource");
    }
}
