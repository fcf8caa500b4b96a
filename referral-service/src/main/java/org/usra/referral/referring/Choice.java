package org.usra.referral.referring;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.naming.Canonical;

/** The evidence of a free choice: whose, by which way, and why if a reason was given. */
record Choice(String chooser, String channel, @Nullable String reason) {

    Task.ParameterComponent asInput(Step step, HealthcareService chosen) {
        Extension evidence = new Extension(Canonical.structure("choice"));
        evidence.addExtension("chooser", new CodeType(chooser));
        evidence.addExtension("channel", new CodeType(channel));
        if (reason != null) {
            evidence.addExtension("reason", new StringType(reason));
        }
        evidence.addExtension("at", new InstantType(step.date()));
        String by = step.caller().post() == null
                ? step.referral().request().getSubject().getReference()
                : step.caller().post();
        evidence.addExtension("by", new Reference(by));
        Task.ParameterComponent input = new Task.ParameterComponent();
        input.setType(Terms.ours("task-input", "patient-choice"));
        input.setValue(
                new Reference("HealthcareService/" + chosen.getIdElement().getIdPart()));
        input.addExtension(evidence);
        return input;
    }
}
