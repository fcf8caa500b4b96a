package org.usra.db.codes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Codes in columns. {@code code} and {@code display} must be there; {@code display_ar}, {@code parent}, {@code inactive} and
 * {@code abstract} may; every other column is a property of that name. Several values of one cell stand between bars.
 */
final class CsvCodes {

    private static final Set<String> KNOWN = Set.of("code", "display", "display_ar", "parent", "inactive", "abstract");

    private final List<String> header;
    private final List<Integer> levels;

    private CsvCodes(List<String> header, List<Integer> levels) {
        this.header = header;
        this.levels = levels;
    }

    /** @param levels lengths of codes from the top down, where a code's parent is its beginning (ATC: 1, 3, 4, 5, 7) */
    static List<FileCode> read(InputStream file, List<Integer> levels) throws IOException {
        CsvLines lines = new CsvLines(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
        List<String> header = lines.next();
        if (header == null || !header.containsAll(List.of("code", "display"))) {
            throw new FileFault("line 1", "the first line names the columns, code and display among them");
        }
        CsvCodes csv = new CsvCodes(header, levels);
        List<FileCode> codes = new ArrayList<>();
        for (List<String> cells = lines.next(); cells != null; cells = lines.next()) {
            codes.add(csv.code("line " + lines.line(), cells));
        }
        return codes;
    }

    private FileCode code(String place, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new FileFault(place, "has " + cells.size() + " cells, the first line " + header.size());
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(header.get(i).strip(), cells.get(i).strip());
        }
        String code = row.getOrDefault("code", "");
        Map<String, List<String>> properties = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (!KNOWN.contains(column) && !value.isEmpty()) {
                properties.put(column, values(value));
            }
        });
        return new FileCode(
                place,
                code,
                row.getOrDefault("display", ""),
                filled(row.get("display_ar")),
                row.containsKey("parent") ? values(row.getOrDefault("parent", "")) : parentByLength(code),
                truth(place, row, "inactive"),
                !truth(place, row, "abstract"),
                properties);
    }

    private List<String> parentByLength(String code) {
        int level = levels.indexOf(code.length());
        return level <= 0 ? List.of() : List.of(code.substring(0, levels.get(level - 1)));
    }

    private static boolean truth(String place, Map<String, String> row, String column) {
        return switch (row.getOrDefault(column, "")) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new FileFault(place, column + " is true, false or empty");
        };
    }

    private static List<String> values(String cell) {
        return Arrays.stream(cell.split("\\|", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
