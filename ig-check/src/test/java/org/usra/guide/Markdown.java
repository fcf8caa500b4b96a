package org.usra.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Text of the guide's pages: tables, and what a definition says in both languages. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    Markdown paragraph(String paragraph) {
        return line(paragraph).line("");
    }

    Markdown heading(int level, String heading) {
        return paragraph("#".repeat(level) + " " + heading);
    }

    Markdown table(List<String> header, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        row(header);
        row(header.stream().map(unused -> "---").toList());
        rows.forEach(this::row);
        return line("");
    }

    private void row(List<String> cells) {
        line("| "
                + String.join(
                        " | ",
                        cells.stream()
                                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                                .toList())
                + " |");
    }

    static String english(JsonNode node, String name) {
        return node.path(name).asText();
    }

    static String arabic(JsonNode node, String name) {
        return node.path("_" + name).at("/extension/0/extension/1/valueString").asText();
    }

    static String both(JsonNode node, String name) {
        String arabic = arabic(node, name);
        return arabic.isEmpty() ? english(node, name) : english(node, name) + " – " + arabic;
    }

    /** One line break at the end, as every page has. */
    @Override
    public String toString() {
        return text.toString().strip() + "\n";
    }
}
