package org.usra.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GeneratedResourcesTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final IParser PARSER = R4.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    private static final Scheme SCHEME = new Scheme(7, LocalDate.of(2026, 11, 23));
    private static final List<Batch> BATCHES = Stream.of(
                    Stream.of(PlannedBatch.of(SCHEME.directory())),
                    SCHEME.slots().limit(2),
                    SCHEME.families(300))
            .flatMap(batches -> batches)
            .map(planned -> planned.batch().get())
            .toList();
    private static final List<Bundle> BUNDLES =
            BATCHES.stream().map(GeneratedResourcesTest::parsed).toList();
    private static final List<Resource> RESOURCES = BUNDLES.stream()
            .flatMap(bundle -> bundle.getEntry().stream())
            .map(BundleEntryComponent::getResource)
            .toList();

    @Test
    void every_resource_has_the_elements_that_r4_demands() {
        List<String> missing = new ArrayList<>();
        for (Resource resource : RESOURCES) {
            missing(resource, resource.fhirType(), missing);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_reference_leads_to_something_in_the_data() {
        Set<String> known = BUNDLES.stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(entry -> entry.hasFullUrl()
                        ? entry.getFullUrl()
                        : entry.getRequest().getUrl())
                .collect(Collectors.toSet());
        List<String> dangling = RESOURCES.stream()
                .flatMap(resource ->
                        R4.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream())
                .map(Reference::getReference)
                .filter(target -> !known.contains(target))
                .distinct()
                .toList();
        assertThat(dangling).isEmpty();
    }

    @Test
    void a_urn_names_one_resource_only() {
        List<String> urns = BUNDLES.stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .filter(BundleEntryComponent::hasFullUrl)
                .map(BundleEntryComponent::getFullUrl)
                .toList();
        assertThat(urns).doesNotHaveDuplicates();
    }

    @Test
    void a_household_has_about_seventy_resources_of_all_the_kinds_that_a_file_shows() {
        int families = BATCHES.stream()
                .filter(batch -> batch.marker().startsWith("demo-families"))
                .mapToInt(Batch::size)
                .sum();
        assertThat(families / 300).isBetween(55, 90);
        Map<String, Long> kinds =
                RESOURCES.stream().collect(Collectors.groupingBy(Resource::fhirType, Collectors.counting()));
        assertThat(kinds)
                .containsEntry("Group", 300L)
                .containsEntry("RelatedPerson", 300L)
                .containsEntry("Person", 1L)
                .containsKeys(
                        "Condition",
                        "AllergyIntolerance",
                        "MedicationRequest",
                        "Immunization",
                        "Encounter",
                        "Observation",
                        "Claim",
                        "ClaimResponse",
                        "CoverageEligibilityRequest",
                        "CoverageEligibilityResponse");
        assertThat(kinds.get("EpisodeOfCare")).isEqualTo(kinds.get("Patient"));
        assertThat(kinds.get("Coverage")).isEqualTo(kinds.get("Patient"));
    }

    @Test
    void the_directory_is_complete() {
        assertThat(addresses())
                .contains(
                        "Organization/h-alsalam",
                        "Organization/u-manakh-1",
                        "Organization/a-uhia",
                        "Location/l-u-kab",
                        "HealthcareService/h-alsalam-cardiology",
                        "Schedule/s-h-alsalam-cardiology",
                        "Slot/slot-h-alsalam-cardiology-20261123T0900",
                        "Practitioner/p-doctor",
                        "PractitionerRole/role-doctor",
                        "PractitionerRole/role-emergency",
                        "Person/person-citizen",
                        "Patient/patient-citizen",
                        "CodeSystem/business-status",
                        "CodeSystem/diagnosis");
    }

    @Test
    void every_definition_of_the_guide_has_a_snapshot_that_holds_its_differential() {
        assertThat(RESOURCES.stream()
                        .filter(StructureDefinition.class::isInstance)
                        .map(StructureDefinition.class::cast))
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        definition -> assertThat(ids(definition.getSnapshot().getElement()))
                                .startsWith(definition.getType())
                                .containsAll(ids(definition.getDifferential().getElement())));
    }

    private static List<String> ids(List<ElementDefinition> elements) {
        return elements.stream().map(Element::getId).toList();
    }

    @Test
    void no_visit_lies_before_birth_or_in_the_future() {
        assertThat(RESOURCES.stream()
                        .filter(org.hl7.fhir.r4.model.Encounter.class::isInstance)
                        .map(org.hl7.fhir.r4.model.Encounter.class::cast))
                .allSatisfy(
                        visit -> assertThat(visit.getPeriod().getEndElement().getValueAsString())
                                .isLessThan("2026-11-23"));
    }

    private static Set<String> addresses() {
        return BUNDLES.stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(entry -> entry.getRequest().getUrl())
                .collect(Collectors.toSet());
    }

    private static Bundle parsed(Batch batch) {
        return PARSER.parseResource(Bundle.class, new String(Json.bytes(batch.bundle()), StandardCharsets.UTF_8));
    }

    private static void missing(IBase element, String path, List<String> missing) {
        BaseRuntimeElementDefinition<?> definition = R4.getElementDefinition(element.getClass());
        if (element instanceof Resource resource) {
            definition = R4.getResourceDefinition(resource);
        }
        if (!(definition instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
            return;
        }
        for (BaseRuntimeChildDefinition child : composite.getChildren()) {
            List<IBase> values = child.getAccessor().getValues(element);
            String name = path + "." + child.getElementName();
            if (values.size() < child.getMin()) {
                missing.add(name);
            }
            values.forEach(value -> missing(value, name, missing));
        }
    }
}
