package org.usra.record.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/** Writes the snapshots of HL7's StructureDefinitions as {@code r4-elements.txt}. */
final class ElementListing {

    private final List<String> lines = new ArrayList<>();
    private final Set<String> valueSets = new TreeSet<>();

    ElementListing() {
        PublishedDefinitions.inXml("profile/profiles-types.xml", StructureDefinition.class)
                .forEach(this::list);
        PublishedDefinitions.inXml("profile/profiles-resources.xml", StructureDefinition.class)
                .forEach(this::list);
    }

    List<String> lines() {
        return lines;
    }

    /** URLs of the value sets of required bindings. */
    Set<String> valueSets() {
        return valueSets;
    }

    private void list(StructureDefinition structure) {
        boolean constrained = structure.getDerivation() == TypeDerivationRule.CONSTRAINT
                || structure.getType().equals("MetadataResource");
        if (constrained || structure.getAbstract() || structure.getKind() == StructureDefinitionKind.PRIMITIVETYPE) {
            return;
        }
        boolean resource = structure.getKind() == StructureDefinitionKind.RESOURCE;
        List<ElementDefinition> elements = structure.getSnapshot().getElement();
        listChildren((resource ? "# resource " : "# datatype "), structure.getType(), elements, resource);
        elements.stream()
                .map(ElementDefinition::getPath)
                .filter(path -> path.contains("."))
                .filter(path -> elements.stream().anyMatch(e -> isChild(e.getPath(), path)))
                .forEach(path -> listChildren("# part ", path, elements, false));
    }

    private void listChildren(String kind, String path, List<ElementDefinition> elements, boolean resource) {
        lines.add(kind + path);
        elements.stream()
                .filter(element -> isChild(element.getPath(), path))
                .map(element -> line(element, elements, resource))
                .forEach(lines::add);
    }

    private static boolean isChild(String path, String parent) {
        return path.startsWith(parent + ".") && path.indexOf('.', parent.length() + 1) < 0;
    }

    private String line(ElementDefinition element, List<ElementDefinition> elements, boolean resource) {
        String path = element.getPath();
        String name = path.substring(path.lastIndexOf('.') + 1);
        String flags = (element.getIsSummary() ? "S" : "") + (element.getIsModifier() ? "M" : "");
        String line = name + " " + element.getMin() + " " + element.getMax() + " " + (flags.isEmpty() ? "-" : flags)
                + " " + types(element, elements, resource && name.equals("id"));
        return hasRequiredBinding(element) ? line + " " + valueSet(element) : line;
    }

    private static String types(ElementDefinition element, List<ElementDefinition> elements, boolean resourceId) {
        String path = element.getPath();
        if (element.hasContentReference()) {
            return "@" + element.getContentReference().replaceAll("^.*#", "");
        }
        if (elements.stream().anyMatch(other -> isChild(other.getPath(), path))) {
            return "@" + path;
        }
        if (resourceId) {
            return "id";
        }
        return element.getType().stream().map(type -> type(type, path)).collect(Collectors.joining(","));
    }

    private static String type(TypeRefComponent type, String path) {
        if (type.getCode().startsWith("http://hl7.org/fhirpath/")) {
            return path.equals("Extension.url") ? "uri" : "string";
        }
        if (type.getCode().equals("Reference") && type.hasTargetProfile()) {
            return type.getTargetProfile().stream()
                    .map(CanonicalType::getValue)
                    .map(url -> url.substring(url.lastIndexOf('/') + 1))
                    .collect(Collectors.joining("|", "Reference(", ")"));
        }
        return type.getCode();
    }

    private static boolean hasRequiredBinding(ElementDefinition element) {
        return element.getBinding().getStrength() == BindingStrength.REQUIRED
                && element.getBinding().hasValueSet();
    }

    private String valueSet(ElementDefinition element) {
        String url = element.getBinding().getValueSet().replaceAll("\\|.*", "");
        valueSets.add(url);
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
