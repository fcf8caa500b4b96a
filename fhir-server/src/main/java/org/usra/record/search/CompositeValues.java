package org.usra.record.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.usra.record.definition.SearchParameter;

/**
 * <a href="https://hl7.org/fhir/R4/search.html#composite">Composite</a> parameters: each component holds for the resource by
 * SQL, and all of them within one element by a second look.
 */
final class CompositeValues {

    private CompositeValues() {}

    /** @param component understands one part, by the code of the component and its value */
    static Criterion parse(
            SearchParameter composite, List<String> values, BiFunction<String, String, Criterion> component) {
        List<Criterion> any = new ArrayList<>();
        for (String value : values) {
            List<String> parts = EscapedText.split(value, '$');
            if (parts.size() != composite.components().size()) {
                throw SearchFault.value(
                        value,
                        "it has " + composite.components().size() + " parts with $ between them",
                        "عدد أجزائها " + composite.components().size() + " وبينها $");
            }
            List<Criterion> components = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                components.add(component.apply(composite.components().get(i), parts.get(i)));
            }
            any.add(new Criterion.Judged(
                    new Criterion.AllOf(components),
                    composite.code(),
                    document -> document.composites().stream()
                            .filter(element -> element.parameter().equals(composite.code()))
                            .anyMatch(element -> holds(components, element.components()))));
        }
        return TextValues.anyOf(any);
    }

    private static boolean holds(List<Criterion> components, List<org.usra.record.index.IndexedValues> element) {
        for (int i = 0; i < components.size(); i++) {
            if (!Recheck.holds(components.get(i), element.get(i))) {
                return false;
            }
        }
        return true;
    }
}
