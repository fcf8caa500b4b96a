package org.usra.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rows of one CSV file; the files hold no quotes and no commas inside a cell, and {@code NULL} is nothing. */
record ReferenceFile(List<Row> rows) {

    /** One row, read by the names of the columns. */
    record Row(Map<String, String> cells) {

        String text(String column) {
            return find(column).orElseThrow(() -> new IllegalStateException(column + " is empty in " + cells));
        }

        Optional<String> find(String column) {
            return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.equals("NULL"));
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }
    }

    /** A file of module {@code db}, for example {@code facility}. */
    static ReferenceFile ofDb(String name) {
        return read("/db/reference/" + name + ".csv");
    }

    /** A file of this package. */
    static ReferenceFile ofDemo(String name) {
        return read("/org/usra/launcher/demo/" + name + ".csv");
    }

    private static ReferenceFile read(String path) {
        InputStream stream = Objects.requireNonNull(ReferenceFile.class.getResourceAsStream(path), path);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.isBlank()).toList();
            String[] header = lines.getFirst().split(",", -1);
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(",", -1);
                if (values.length != header.length) {
                    throw new IllegalStateException(path + ": " + line);
                }
                Map<String, String> cells = new HashMap<>();
                for (int i = 0; i < header.length; i++) {
                    cells.put(header[i], values[i]);
                }
                rows.add(new Row(cells));
            }
            return new ReferenceFile(List.copyOf(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
