package org.usra.record.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.Concept;
import org.usra.record.terminology.TerminologyFault;
import org.usra.rules.operation.Input;

/** <a href="https://hl7.org/fhir/R4/codesystem-operation-lookup.html">CodeSystem/$lookup</a>: what is known of one code. */
@Component
class CodeLookup implements Operation {

    private final Asking asking;

    CodeLookup(Asking asking) {
        this.asking = asking;
    }

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public Level level() {
        return Level.TYPE;
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
                Input.of("code", "code"),
                Input.of("system", "uri", "canonical"),
                Input.of("version", "string"),
                Input.of("coding", "Coding"),
                Input.of("displayLanguage", "code"),
                Input.of("property", "code").many());
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        asking.requirePermitted(request);
        AskedCode asked = AskedCode.all(request, "version").getFirst();
        CodeSource source = asking.vocabulary().requireCodeSystem(request.caller(), asked.requireSystem());
        Concept concept = source.find(asked.code())
                .orElseThrow(() -> TerminologyFault.unknownCode(source.heading().url(), asked.code()));
        Set<String> wanted = new HashSet<>(request.query().getOrDefault("property", List.of()));
        String language = request.first("displayLanguage").orElse(null);
        String display = concept.display(language);
        Told told = new Told()
                .text("name", name(source.heading()))
                .text("version", source.heading().version())
                .text("display", display == null ? concept.code() : display);
        if (isWanted(wanted, "designation")) {
            concept.designations().forEach(name -> designation(told.parts("designation"), name));
        }
        properties(told, concept, source, wanted);
        return asking.recorded(request, name(), 1, told.answer());
    }

    private static void properties(Told told, Concept concept, CodeSource source, Set<String> wanted) {
        if (isWanted(wanted, "inactive")) {
            property(told, "inactive", "Boolean", String.valueOf(concept.inactive()));
        }
        if (isWanted(wanted, "parent")) {
            concept.parents().forEach(parent -> property(told, "parent", "Code", parent));
        }
        if (isWanted(wanted, "child")) {
            source.children(concept.code()).forEach(child -> property(told, "child", "Code", child));
        }
        concept.properties().stream()
                .filter(property -> isWanted(wanted, property.code()))
                .filter(property ->
                        !Set.of("inactive", "parent", "child", "subsumedBy").contains(property.code()))
                .forEach(property -> property(told, property.code(), property.type(), property.value()));
    }

    /** Where nothing is asked for by name, everything is told. */
    private static boolean isWanted(Set<String> wanted, String property) {
        return wanted.isEmpty() || wanted.contains(property);
    }

    private static void property(Told told, String code, String type, String value) {
        ArrayNode parts = told.parts("property");
        parts.addObject().put("name", "code").put("valueCode", code);
        switch (type) {
            case "Boolean" -> parts.addObject().put("name", "value").put("valueBoolean", value.equals("true"));
            case "Code" -> parts.addObject().put("name", "value").put("valueCode", value);
            case "DateTime" -> parts.addObject().put("name", "value").put("valueDateTime", value);
            default -> parts.addObject().put("name", "value").put("valueString", value);
        }
    }

    private static void designation(ArrayNode parts, Concept.Designation name) {
        if (name.language() != null) {
            parts.addObject().put("name", "language").put("valueCode", name.language());
        }
        if (name.use() != null) {
            parts.addObject().put("name", "use").putObject("valueCoding").put("code", name.use());
        }
        parts.addObject().put("name", "value").put("valueString", name.value());
    }

    private static String name(CodeSource.Heading heading) {
        if (heading.name() != null) {
            return heading.name();
        }
        return heading.title() == null ? heading.url() : heading.title();
    }
}
