package org.usra.record.index;

import java.util.ArrayList;
import java.util.List;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.definition.SearchParameter;
import org.usra.record.path.Expression;
import org.usra.record.path.ExpressionReader;
import org.usra.record.path.Found;

/** A search parameter ready to be evaluated. */
record CompiledParameter(String code, ParameterType type, Expression expression, List<CompiledParameter> components) {

    static CompiledParameter of(SearchParameter parameter, FhirDefinitions definitions) {
        List<CompiledParameter> components = new ArrayList<>();
        for (String code : parameter.components()) {
            ParameterType type = definitions
                    .searchParameter(parameter.resourceType(), code)
                    .orElseThrow()
                    .type();
            Expression expression = ExpressionReader.compile(definitions.componentExpression(parameter, code));
            components.add(new CompiledParameter(code, type, expression, List.of()));
        }
        return new CompiledParameter(
                parameter.code(), parameter.type(), ExpressionReader.compile(parameter.expression()), components);
    }

    void collect(Found resource, Collected into) {
        List<Found> all = expression.on(List.of(resource), resource);
        if (all.isEmpty()) {
            return;
        }
        into.present.add(code);
        for (Found found : all) {
            if (type == ParameterType.COMPOSITE) {
                composite(found, resource, into);
            } else {
                value(found, into);
            }
        }
    }

    private void composite(Found element, Found resource, Collected into) {
        List<IndexedValues> parts = new ArrayList<>();
        for (CompiledParameter component : components) {
            Collected part = new Collected();
            component.expression.on(List.of(element), resource).forEach(found -> component.value(found, part));
            if (part.isEmpty()) {
                return;
            }
            parts.add(part.values());
        }
        into.composites.add(new IndexedValues.Composite(code, List.copyOf(parts)));
    }

    private void value(Found found, Collected into) {
        switch (type) {
            case TOKEN -> TokenValues.of(code, found, into.tokens::add);
            case STRING -> TextValues.of(code, found, into.texts::add);
            case REFERENCE -> ReferenceValues.of(code, found, into.references::add);
            case DATE -> MomentValues.of(code, found, into.moments::add);
            case NUMBER, QUANTITY -> QuantityValues.of(code, found, into.quantities::add);
            case URI -> UriValues.of(code, found, into.uris::add);
            case SPECIAL -> PositionValues.of(code, found, into.positions::add);
            case COMPOSITE -> {}
        }
    }
}
