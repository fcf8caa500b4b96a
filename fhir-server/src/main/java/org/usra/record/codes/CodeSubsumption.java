package org.usra.record.codes;

import java.util.List;
import java.util.Optional;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.CodeTree;
import org.usra.record.terminology.Concept;
import org.usra.record.terminology.TerminologyFault;
import org.usra.rules.operation.Input;

/** <a href="https://hl7.org/fhir/R4/codesystem-operation-subsumes.html">CodeSystem/$subsumes</a>: does A stand above B? */
record CodeSubsumption(Asking asking, Level level) implements Operation {

    @Override
    public String name() {
        return "subsumes";
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
                Input.of("codeA", "code"),
                Input.of("codeB", "code"),
                Input.of("system", "uri", "canonical"),
                Input.of("version", "string"),
                Input.of("codingA", "Coding"),
                Input.of("codingB", "Coding"));
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        asking.requirePermitted(request);
        AskedCode first = asked(request, "A");
        AskedCode second = asked(request, "B");
        CodeSource source = source(request, first, second);
        String outcome = outcome(require(source, first), require(source, second));
        return asking.recorded(
                request, name(), 1, new Told().code("outcome", outcome).answer());
    }

    private static String outcome(Concept first, Concept second) {
        if (first.code().equals(second.code())) {
            return "equivalent";
        }
        if (second.ancestors().contains(first.code())) {
            return "subsumes";
        }
        return first.ancestors().contains(second.code()) ? "subsumed-by" : "not-subsumed";
    }

    private CodeSource source(OperationRequest request, AskedCode first, AskedCode second) {
        if (level == Level.INSTANCE) {
            CodeTree own = CodeTree.of(asking.requireDefinition(request, level, "codeSystem", "version"));
            requireOneSystem(
                    first.within(own.heading().url()).requireSystem(),
                    new CanonicalUrl(own.heading().url(), null));
            requireOneSystem(
                    second.within(own.heading().url()).requireSystem(),
                    new CanonicalUrl(own.heading().url(), null));
            return own;
        }
        CanonicalUrl system = first.requireSystem();
        requireOneSystem(second.requireSystem(), system);
        return asking.vocabulary().requireCodeSystem(request.caller(), system);
    }

    private static void requireOneSystem(CanonicalUrl one, CanonicalUrl other) {
        if (!one.url().equals(other.url())) {
            throw TerminologyFault.malformed(
                    "Both codes are of one system.",
                    "يكون الرمزان من نظام واحد.",
                    "Parameters.parameter.where(name='system')");
        }
    }

    private static AskedCode asked(OperationRequest request, String letter) {
        Optional<AskedCode> coding = AskedCode.coding(request, "coding" + letter);
        Optional<String> code = request.first("code" + letter);
        if (coding.isPresent() == code.isPresent()) {
            throw TerminologyFault.malformed(
                    "Give one of: code" + letter + ", coding" + letter + ".",
                    "اذكر واحدًا: code" + letter + " أو coding" + letter + ".",
                    "Parameters.parameter.where(name='code" + letter + "')");
        }
        return coding.orElseGet(() -> new AskedCode(
                request.first("system").orElse(null), request.first("version").orElse(null), code.orElseThrow(), null));
    }

    private static Concept require(CodeSource source, AskedCode asked) {
        return source.find(asked.code())
                .orElseThrow(() -> TerminologyFault.unknownCode(source.heading().url(), asked.code()));
    }
}
