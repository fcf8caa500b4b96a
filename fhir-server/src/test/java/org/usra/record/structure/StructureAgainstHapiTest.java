package org.usra.record.structure;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;

/** HAPI's validator and our check agree on what is an error. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StructureAgainstHapiTest {

    private final StructureCheck check = new StructureCheck(new FhirDefinitions());

    @Test
    void both_accept_and_refuse_the_same_samples() {
        FhirValidator validator = validator();
        if (!links(validator)) {
            System.out.println("SKIPPED: HAPI's validator does not link against this fhir-core; "
                    + "run with -Dfhir-core.version=6.7.9 to compare " + Samples.BAD.size() + " faults with it");
            return;
        }
        List<String> disagreements = new ArrayList<>();
        Samples.GOOD.forEach((name, json) -> compare(validator, name, Samples.document(json), disagreements));
        Samples.BAD.forEach((name, json) -> compare(validator, name, Samples.document(json), disagreements));
        assertThat(disagreements).isEmpty();
    }

    private static boolean links(FhirValidator validator) {
        try {
            validator.validateWithResult("{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}");
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    private void compare(FhirValidator validator, String name, ResourceDocument document, List<String> disagreements) {
        boolean ours = check.check(document, false).isEmpty();
        List<String> theirs = validator.validateWithResult(document.root().toString()).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(message -> message.getLocationString() + " " + message.getMessage())
                .toList();
        if (ours != theirs.isEmpty()) {
            disagreements.add(name + ": " + (ours ? "we accept, HAPI says " + theirs : "we refuse, HAPI accepts"));
        }
    }

    private static FhirValidator validator() {
        FhirContext context = FhirContext.forR4Cached();
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context));
        FhirInstanceValidator module = new FhirInstanceValidator(chain);
        module.setErrorForUnknownProfiles(false);
        module.setAnyExtensionsAllowed(true);
        return context.newValidator().registerValidatorModule(module);
    }
}
