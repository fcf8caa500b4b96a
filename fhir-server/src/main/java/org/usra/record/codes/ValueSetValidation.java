package org.usra.record.codes;

import java.util.List;
import java.util.Optional;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.vocabulary.ComposedSet;
import org.usra.rules.operation.Input;

/** <a href="https://hl7.org/fhir/R4/valueset-operation-validate-code.html">ValueSet/$validate-code</a>: is the code in the set? */
record ValueSetValidation(Asking asking, Level level) implements Operation {

    @Override
    public String name() {
        return "validate-code";
    }

    @Override
    public String type() {
        return "ValueSet";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("url", "uri", "canonical"),
                Input.of("valueSet", "ValueSet"),
                Input.of("valueSetVersion", "string"),
                Input.of("code", "code"),
                Input.of("system", "uri", "canonical"),
                Input.of("systemVersion", "string"),
                Input.of("display", "string"),
                Input.of("coding", "Coding"),
                Input.of("codeableConcept", "CodeableConcept"),
                Input.of("abstract", "boolean"),
                Input.of("displayLanguage", "code"));
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        asking.requirePermitted(request);
        List<AskedCode> asked = AskedCode.all(request, "systemVersion");
        asked.forEach(AskedCode::requireSystem);
        ComposedSet set = asking.vocabulary()
                .compose(request.caller(), asking.requireDefinition(request, level, "valueSet", "valueSetVersion"));
        CodeJudgement told = CodeJudgement.best(
                asked.stream().map(code -> judge(request, set, code)).toList());
        return asking.recorded(request, name(), 1, told.told().answer());
    }

    private static CodeJudgement judge(OperationRequest request, ComposedSet set, AskedCode asked) {
        CanonicalUrl system = asked.requireSystem();
        Optional<ComposedSet.Member> member = set.find(system.url(), system.version(), asked.code());
        return member.map(found -> CodeJudgement.of(
                        asked,
                        found.concept(),
                        Inputs.isTrue(request, "abstract"),
                        request.first("displayLanguage").orElse(null)))
                .orElseGet(() -> CodeJudgement.missing(
                        "The value set does not contain the code \"" + asked.code() + "\" of \"" + system + "\".",
                        "لا تحتوي مجموعة القيم على الرمز \"" + asked.code() + "\" من \"" + system + "\"."));
    }
}
