package org.usra.record.codes;

import java.util.List;
import java.util.Optional;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.CodeTree;
import org.usra.rules.operation.Input;

/** <a href="https://hl7.org/fhir/R4/codesystem-operation-validate-code.html">CodeSystem/$validate-code</a>: is this a code of the system? */
record CodeValidation(Asking asking, Level level) implements Operation {

    @Override
    public String name() {
        return "validate-code";
    }

    @Override
    public String type() {
        return "CodeSystem";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("url", "uri", "canonical"),
                Input.of("codeSystem", "CodeSystem"),
                Input.of("code", "code"),
                Input.of("version", "string"),
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
        List<AskedCode> asked = AskedCode.all(request, "version");
        CodeSource source = source(request, asked);
        CodeJudgement told = CodeJudgement.best(
                asked.stream().map(code -> judge(request, source, code)).toList());
        return asking.recorded(request, name(), 1, told.told().answer());
    }

    private CodeSource source(OperationRequest request, List<AskedCode> asked) {
        Optional<CanonicalUrl> url = Asking.url(request, "version");
        boolean instance = level == Level.INSTANCE;
        boolean sent = Inputs.resource(request, "codeSystem").isPresent();
        if (!instance && !sent) {
            // A coding says itself which system it means.
            CanonicalUrl system = url.orElseGet(() -> asked.getFirst().requireSystem());
            return asking.vocabulary().requireCodeSystem(request.caller(), system);
        }
        return CodeTree.of(asking.requireDefinition(request, level, "codeSystem", "version"));
    }

    private static CodeJudgement judge(OperationRequest request, CodeSource source, AskedCode asked) {
        String url = source.heading().url();
        if (!asked.within(url).requireSystem().url().equals(url)) {
            return CodeJudgement.missing(
                    "The code \"" + asked.code() + "\" is of another system than \"" + url + "\".",
                    "الرمز \"" + asked.code() + "\" من نظام آخر غير \"" + url + "\".");
        }
        String only = source.heading().complete() ? "" : " Only a part of the system is held here.";
        String onlyArabic = source.heading().complete() ? "" : " المحفوظ هنا جزء من النظام فقط.";
        return source.find(asked.code())
                .map(concept -> CodeJudgement.of(
                        asked,
                        concept,
                        Inputs.isTrue(request, "abstract"),
                        request.first("displayLanguage").orElse(null)))
                .orElseGet(() -> CodeJudgement.missing(
                        "The code system \"" + url + "\" does not know the code \"" + asked.code() + "\"." + only,
                        "لا يعرف نظام الترميز \"" + url + "\" الرمز \"" + asked.code() + "\"." + onlyArabic));
    }
}
