package org.usra.record.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code authorization-matrix.csv}: which role may do what with which type, and by which relation. */
final class AuthorizationMatrix {

    /** The role of every login. */
    static final String EVERY_LOGIN = "*";

    /** One cell: a permission and the relations, any of which opens a row. */
    record Right(Set<Interaction> interactions, Set<Relation> relations) {}

    private final Map<String, Map<String, List<Right>>> rights = new HashMap<>();

    private AuthorizationMatrix() {}

    static AuthorizationMatrix load() {
        try (InputStream csv = Objects.requireNonNull(
                AuthorizationMatrix.class.getResourceAsStream("/authorization-matrix.csv"),
                "authorization-matrix.csv is missing")) {
            return parse(new String(csv.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AuthorizationMatrix parse(String csv) {
        AuthorizationMatrix matrix = new AuthorizationMatrix();
        csv.lines().skip(1).filter(line -> !line.isBlank()).forEach(matrix::add);
        return matrix;
    }

    private void add(String line) {
        List<String> columns = List.of(line.split(",", -1));
        if (columns.size() != 4) {
            throw new IllegalStateException("authorization-matrix.csv: " + line);
        }
        Right right = new Right(interactions(columns.get(2)), relations(columns.get(3)));
        for (String type : words(columns.get(1))) {
            rights.computeIfAbsent(columns.get(0), role -> new HashMap<>())
                    .computeIfAbsent(type, t -> new ArrayList<>())
                    .add(right);
        }
    }

    /** The cells that permit this interaction to this role. */
    List<Right> rights(String role, String type, Interaction interaction) {
        return rights.getOrDefault(role, Map.of()).getOrDefault(type, List.of()).stream()
                .filter(right -> right.interactions().contains(interaction))
                .toList();
    }

    Set<String> roles() {
        return rights.keySet();
    }

    Set<String> types(String role) {
        return rights.getOrDefault(role, Map.of()).keySet();
    }

    private static Set<Interaction> interactions(String letters) {
        Set<Interaction> interactions = EnumSet.noneOf(Interaction.class);
        letters.chars().forEach(letter -> {
            switch (letter) {
                case 'r' -> {
                    interactions.add(Interaction.READ);
                    interactions.add(Interaction.VREAD);
                }
                case 'h' -> interactions.add(Interaction.HISTORY);
                case 's' -> interactions.add(Interaction.SEARCH);
                case 'c' -> interactions.add(Interaction.CREATE);
                case 'u' -> interactions.add(Interaction.UPDATE);
                case 'p' -> interactions.add(Interaction.PATCH);
                case 'd' -> interactions.add(Interaction.DELETE);
                case 'o' -> interactions.add(Interaction.OPERATION);
                default -> throw new IllegalStateException("authorization-matrix.csv: " + (char) letter);
            }
        });
        return interactions;
    }

    private static Set<Relation> relations(String names) {
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        words(names).forEach(name -> relations.add(Relation.valueOf(name.toUpperCase(Locale.ROOT))));
        return relations;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
