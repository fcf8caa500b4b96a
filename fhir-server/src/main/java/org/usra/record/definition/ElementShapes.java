package org.usra.record.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes of all R4 types, read from the compact listing of HL7's StructureDefinitions. */
public final class ElementShapes {

    private final Map<String, TypeShape> shapes = new HashMap<>();
    private final Map<String, CodeSet> codeSets = new HashMap<>();

    private final Set<String> resources = new HashSet<>();

    private ElementShapes() {}

    /** The one set of shapes; compiled on first use, in a few tens of milliseconds. */
    public static ElementShapes r4() {
        return Compiled.R4;
    }

    /** The shape of a resource type, datatype or part; null when R4 has none of that name. */
    public @Nullable TypeShape shape(String name) {
        return shapes.get(name);
    }

    public boolean isResourceType(String name) {
        return resources.contains(name);
    }

    /** The shape of a type that R4 is known to have; {@code Element} is what stands beside a primitive. */
    public TypeShape require(String name) {
        TypeShape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalStateException("no shape for " + name);
        }
        return shape;
    }

    private static ElementShapes compile() {
        ElementShapes compiled = new ElementShapes();
        Listing.lines("r4-codes.tsv").forEach(compiled::addCodes);
        List<String> lines = Listing.lines("r4-elements.txt");
        for (String line : lines) {
            if (line.startsWith("# ")) {
                String name = line.substring(line.lastIndexOf(' ') + 1);
                compiled.shapes.put(name, new TypeShape(name));
                if (line.startsWith("# resource ")) {
                    compiled.resources.add(name);
                }
            }
        }
        TypeShape companion = new TypeShape("Element");
        compiled.shapes.put("Element", companion);
        compiled.addElement(companion, "id 0 1 - string".split(" ", -1));
        compiled.addElement(companion, "extension 0 * - Extension".split(" ", -1));
        String current = "";
        for (String line : lines) {
            if (line.startsWith("# ")) {
                current = line.substring(line.lastIndexOf(' ') + 1);
            } else {
                compiled.addElement(compiled.require(current), line.split(" ", -1));
            }
        }
        return compiled;
    }

    private void addCodes(String line) {
        String[] columns = line.split("\t", -1);
        Set<String> codes = Set.copyOf(Arrays.asList(columns).subList(2, columns.length));
        CodeSet set = codeSets.computeIfAbsent(columns[0], name -> new CodeSet(name, new LinkedHashMap<>()));
        set.codesBySystem().put(columns[1], codes);
    }

    private void addElement(TypeShape shape, String[] columns) {
        boolean choice = columns[0].endsWith("[x]");
        String name = choice ? columns[0].substring(0, columns[0].length() - 3) : columns[0];
        List<String> types = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (String type : columns[4].split(",", -1)) {
            int mark = type.indexOf('(');
            types.add(type.startsWith("@") ? type.substring(1) : mark < 0 ? type : type.substring(0, mark));
            if (mark > 0) {
                targets.addAll(Arrays.asList(
                        type.substring(mark + 1, type.length() - 1).split("\\|", -1)));
            }
        }
        Element element = new Element(
                name,
                Integer.parseInt(columns[1]),
                !columns[2].equals("1") && !columns[2].equals("0"),
                columns[3].indexOf('S') >= 0,
                List.copyOf(types),
                targets.contains("Resource") ? List.of() : List.copyOf(targets),
                columns.length > 5 ? codeSets.get(columns[5]) : null);
        shape.add(element);
        for (String type : types) {
            String property = choice ? name + Character.toUpperCase(type.charAt(0)) + type.substring(1) : name;
            shape.add(new Property(property, element, type, shapes.get(type)));
        }
    }

    private static final class Compiled {
        static final ElementShapes R4 = compile();
    }
}
