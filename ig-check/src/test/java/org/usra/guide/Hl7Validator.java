package org.usra.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;

/** HL7's validator in HAPI's hands, with the guide loaded: the second opinion on every profile. */
final class Hl7Validator {

    /** Where the links in R4's own texts lead. */
    private static final String R4 = "http://hl7.org/fhir/R4/";

    private static final Set<String> CONFORMANCE =
            Set.of("StructureDefinition", "ValueSet", "CodeSystem", "SearchParameter");

    private final FhirContext context = FhirContext.forR4Cached();
    private final IValidationSupport definitions;
    private final FhirValidator validator;

    Hl7Validator() {
        PrePopulatedValidationSupport guide = new PrePopulatedValidationSupport(context);
        for (JsonNode definition : Guide.definitions().values()) {
            if (CONFORMANCE.contains(definition.path("resourceType").asText())) {
                guide.addResource(context.newJsonParser().parseResource(definition.toString()));
            }
        }
        UnknownCodeSystemWarningValidationSupport elsewhere = new UnknownCodeSystemWarningValidationSupport(context);
        elsewhere.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        definitions = new ValidationSupportChain(
                guide,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context),
                elsewhere);
        FhirInstanceValidator module = new FhirInstanceValidator(definitions);
        module.setErrorForUnknownProfiles(true);
        module.setNoTerminologyChecks(false);
        validator = context.newValidator().registerValidatorModule(module);
    }

    /** The same, where one reference of the resource leads to a resource of this address, which the validator must see. */
    List<String> errorsBeside(JsonNode resource, String neighbour) {
        ObjectNode bundle =
                Guide.JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        entry(
                        bundle,
                        resource.path("resourceType").asText() + "/"
                                + resource.path("id").asText())
                .set("resource", resource);
        String[] address = neighbour.split("/", 2);
        entry(bundle, neighbour)
                .putObject("resource")
                .put("resourceType", address[0])
                .put("id", address[1]);
        return errors(bundle).stream()
                .filter(error -> error.startsWith("Bundle.entry[0]"))
                .toList();
    }

    /** The elements of the snapshot that HAPI makes of the differential and R4's own definitions. */
    JsonNode snapshot(JsonNode definition) {
        IParser json = context.newJsonParser();
        StructureDefinition profile = json.parseResource(StructureDefinition.class, definition.toString());
        IBaseResource whole = definitions.generateSnapshot(
                new ValidationSupportContext(definitions), profile, profile.getUrl(), R4, profile.getName());
        return Guide.parse(json.encodeResourceToString(whole)).at("/snapshot/element");
    }

    private static ObjectNode entry(ObjectNode bundle, String address) {
        return bundle.withArray("entry").addObject().put("fullUrl", "http://usra.test/fhir/" + address);
    }

    /** What is an error, with its place. */
    List<String> errors(JsonNode resource) {
        return validator.validateWithResult(resource.toString()).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}
