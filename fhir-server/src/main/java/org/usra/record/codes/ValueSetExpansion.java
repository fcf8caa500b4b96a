package org.usra.record.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import org.usra.record.document.ResourceDocument;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.terminology.ConceptFilter;
import org.usra.record.terminology.TerminologyFault;
import org.usra.record.vocabulary.ComposedSet;
import org.usra.rules.operation.Input;

/**
 * <a href="https://hl7.org/fhir/R4/valueset-operation-expand.html">ValueSet/$expand</a>: the codes of a value set, those that
 * begin as somebody types, page by page. Always a flat list.
 */
record ValueSetExpansion(Asking asking, Clock clock, Level level) implements Operation {

    /** More than anybody reads, and few enough to write at once. */
    static final int MOST = 1_000;

    @Override
    public String name() {
        return "expand";
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
                Input.of("filter", "string"),
                Input.of("offset", "integer"),
                Input.of("count", "integer"),
                Input.of("includeDesignations", "boolean"),
                Input.of("includeDefinition", "boolean"),
                Input.of("activeOnly", "boolean"),
                Input.of("excludeNested", "boolean"),
                // Said by forms that show a list: of the codes here none is kept from people.
                Input.of("excludeNotForUI", "boolean"),
                Input.of("displayLanguage", "code"));
    }

    @Override
    public String output() {
        return "ValueSet";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        asking.requirePermitted(request);
        int offset = number(request, "offset", 0);
        boolean counted = request.first("count").isPresent();
        int count = Math.min(number(request, "count", MOST), MOST);
        JsonNode definition = asking.requireDefinition(request, level, "valueSet", "valueSetVersion");
        ComposedSet set = asking.vocabulary().compose(request.caller(), definition);
        ComposedSet.Expansion expansion = asked(request, set).expand(offset, count);
        if (!counted && expansion.total() - offset > MOST) {
            throw TerminologyFault.tooCostly(
                    "The value set has " + expansion.total() + " codes. Ask with count, or narrow it with filter.",
                    "في مجموعة القيم " + expansion.total()
                            + " رمزًا. اطلبها بالمعامل count أو ضيّقها بالمعامل filter.");
        }
        ResourceDocument answer =
                new ExpansionWriter(request, definition).write(expansion, set.systems(), offset, clock.instant());
        return asking.recorded(request, name(), expansion.members().size(), OperationResult.ok(answer));
    }

    private static ComposedSet asked(OperationRequest request, ComposedSet set) {
        ComposedSet narrowed = set;
        if (Inputs.isTrue(request, "activeOnly")) {
            narrowed = narrowed.narrowed(new ConceptFilter.Active());
        }
        return request.first("filter")
                .map(ValueSetExpansion::typed)
                .map(narrowed::narrowed)
                .orElse(narrowed);
    }

    private static ConceptFilter typed(String text) {
        ConceptFilter.Typed typed = ConceptFilter.Typed.of(text);
        if (typed.starts().isEmpty()) {
            throw malformed("filter", "has no letter or digit", "لا يحتوي على حرف أو رقم");
        }
        return typed;
    }

    private static int number(OperationRequest request, String name, int otherwise) {
        try {
            int number = Integer.parseInt(request.first(name).orElse(String.valueOf(otherwise)));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Beyond an int it is refused as well.
        }
        throw malformed(name, "is no number from 0 on", "ليس عددًا من صفر فأكثر");
    }

    private static RuntimeException malformed(String name, String english, String arabic) {
        return TerminologyFault.malformed(
                "The input " + name + " " + english + ".",
                "المدخل " + name + " " + arabic + ".",
                "Parameters.parameter.where(name='" + name + "')");
    }
}
