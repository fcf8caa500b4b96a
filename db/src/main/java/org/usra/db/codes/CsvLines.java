package org.usra.db.codes;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file (RFC 4180): quotes around cells, doubled inside them, line breaks within quotes. */
final class CsvLines {

    private static final int LONGEST_CELL = 100_000;

    private final BufferedReader reader;
    private int line;

    CsvLines(BufferedReader reader) {
        this.reader = reader;
    }

    /** The number of the line that the last record ended on. */
    int line() {
        return line;
    }

    /** The next record that is not blank; null at the end. */
    @Nullable
    List<String> next() throws IOException {
        String text = reader.readLine();
        line++;
        if (line == 1 && text != null && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text == null) {
            return null;
        }
        return text.isBlank() ? next() : cells(text);
    }

    private List<String> cells(String first) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = first;
        for (int i = 0; ; i++) {
            if (i == text.length()) {
                if (!quoted) {
                    cells.add(cell.toString());
                    return cells;
                }
                String more = reader.readLine();
                line++;
                if (more == null || cell.length() > LONGEST_CELL) {
                    throw new FileFault("line " + line, "a quote is never closed");
                }
                cell.append('\n');
                text = more;
                i = -1;
                continue;
            }
            char c = text.charAt(i);
            if (quoted && c == '"') {
                boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
                quoted = doubled;
                if (doubled) {
                    cell.append('"');
                    i++;
                }
            } else if (!quoted && c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (!quoted && c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
    }
}
