package org.usra.db.codes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.usra.rules.coding.SearchWords;

/**
 * Writes one version of a code system and makes it the current one. The same version again replaces what it was; the caller's
 * transaction makes it all or nothing, and readers see the old codes until then.
 */
final class LoadingCodes {

    private static final int BATCH = 1_000;

    private final Connection connection;

    LoadingCodes(Connection connection) {
        this.connection = connection;
    }

    void load(LoadedSystem system, List<FileCode> codes) throws SQLException {
        if (codes.isEmpty()) {
            throw new FileFault(system.url(), "the file holds no code");
        }
        Hierarchy hierarchy = new Hierarchy(codes);
        int id = replace(system, codes.size());
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into record.terminology_concept (system, code, display, display_ar, parents, ancestors, inactive,
                  selectable, properties, line, line_ar, words)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, array_to_tsvector(?))""")) {
            int waiting = 0;
            for (FileCode code : codes) {
                fill(insert, id, code, hierarchy.upward(code));
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Without fresh statistics the first questions would be planned for an empty table. */
    static void analyze(Connection connection) throws SQLException {
        connection.createStatement().execute("analyze record.terminology_concept");
    }

    private int replace(LoadedSystem system, int concepts) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                        "delete from record.terminology_system where url = ? and version = ?");
                PreparedStatement retire = connection.prepareStatement(
                        "update record.terminology_system set current = false where url = ?");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into record.terminology_system (url, version, name, title, complete, notice, concepts, current)
                        values (?, ?, ?, ?, ?, ?, ?, true) returning id""")) {
            delete.setString(1, system.url());
            delete.setString(2, system.version());
            delete.executeUpdate();
            retire.setString(1, system.url());
            retire.executeUpdate();
            insert.setString(1, system.url());
            insert.setString(2, system.version());
            insert.setString(3, system.name());
            insert.setString(4, system.title());
            insert.setBoolean(5, system.complete());
            insert.setString(6, system.notice());
            insert.setInt(7, concepts);
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getInt(1);
            }
        }
    }

    private void fill(PreparedStatement insert, int system, FileCode code, Set<String> upward) throws SQLException {
        String arabic = code.arabic();
        List<String> texts = new ArrayList<>(List.of(code.code(), code.display()));
        if (arabic != null) {
            texts.add(arabic);
        }
        insert.setInt(1, system);
        insert.setString(2, code.code());
        insert.setString(3, code.display());
        insert.setString(4, arabic);
        insert.setArray(5, connection.createArrayOf("text", code.parents().toArray()));
        insert.setArray(6, connection.createArrayOf("text", upward.toArray()));
        insert.setBoolean(7, code.inactive());
        insert.setBoolean(8, code.selectable());
        insert.setString(9, json(code.properties()));
        insert.setString(10, SearchWords.line(code.display()));
        insert.setString(11, arabic == null ? null : SearchWords.line(arabic));
        insert.setArray(
                12, connection.createArrayOf("text", SearchWords.of(texts).toArray()));
    }

    private static String json(Map<String, List<String>> properties) {
        return properties.entrySet().stream()
                .map(property -> quoted(property.getKey()) + ":"
                        + property.getValue().stream()
                                .map(LoadingCodes::quoted)
                                .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
