package org.usra.record.vocabulary;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.usra.record.store.Sql;
import org.usra.record.terminology.ConceptFilter;

/** A filter as a condition on a row {@code c} of {@code terminology_concept}, one case for each kind. */
final class ConceptSql {

    private ConceptSql() {}

    /** Whether the condition is the filter itself, and not only wider. */
    static boolean isExact(ConceptFilter filter) {
        return switch (filter) {
            case ConceptFilter.Matching matching -> false;
            case ConceptFilter.AllOf all -> all.parts().stream().allMatch(ConceptSql::isExact);
            case ConceptFilter.AnyOf any -> any.parts().stream().allMatch(ConceptSql::isExact);
            case ConceptFilter.Not not -> isExact(not.part());
            default -> true;
        };
    }

    static void write(Sql sql, ConceptFilter filter) {
        if (!isExact(filter) && !(filter instanceof ConceptFilter.AllOf)) {
            sql.add("true");
            return;
        }
        switch (filter) {
            case ConceptFilter.Codes these ->
                sql.add("c.code = any(?::text[])", (Object) these.codes().toArray(String[]::new));
            case ConceptFilter.Below below -> {
                sql.add("c.ancestors @> ?::text[]", (Object) new String[] {below.code()});
                if (!below.itself()) {
                    sql.add(" and c.code <> ?", below.code());
                }
            }
            case ConceptFilter.Valued valued -> valued(sql, valued);
            case ConceptFilter.Present present -> present(sql, present.property());
            case ConceptFilter.Matching matching -> sql.add("true");
            case ConceptFilter.Typed typed -> sql.add("c.words @@ ?::tsquery", query(typed));
            case ConceptFilter.Active active -> sql.add("not c.inactive");
            case ConceptFilter.AllOf all -> join(sql, all.parts(), " and ", "true");
            case ConceptFilter.AnyOf any -> join(sql, any.parts(), " or ", "false");
            case ConceptFilter.Not not -> {
                sql.add("not (");
                write(sql, not.part());
                sql.add(")");
            }
        }
    }

    /** What begins as it was typed stands first, as in {@link ConceptFilter#order}. */
    static void writeOrder(Sql sql, ConceptFilter filter) {
        sql.add(" order by ");
        filter.typed()
                .ifPresent(typed -> sql.add(
                        "not (starts_with(c.line, ?) or starts_with(coalesce(c.line_ar, ''), ?)"
                                + " or starts_with(lower(c.code), ?)), ",
                        typed.line(),
                        typed.line(),
                        typed.line()));
        sql.add("c.code");
    }

    /** A word has letters and digits only, but is quoted all the same. */
    private static String query(ConceptFilter.Typed typed) {
        return typed.starts().stream()
                .map(start -> "'" + start.replace("\\", "").replace("'", "''") + "':*")
                .collect(Collectors.joining(" & "));
    }

    private static void valued(Sql sql, ConceptFilter.Valued valued) {
        String[] values = valued.values().toArray(String[]::new);
        switch (valued.property()) {
            case "code", "concept" -> sql.add("c.code = any(?::text[])", (Object) values);
            case "display" -> sql.add("c.display = any(?::text[])", (Object) values);
            case "parent" -> sql.add("c.parents && ?::text[] and c.ancestors && ?::text[]", values, values);
            case "inactive" -> sql.add("c.inactive::text = any(?::text[])", (Object) values);
            case "notSelectable", "abstract" -> sql.add("(not c.selectable)::text = any(?::text[])", (Object) values);
            default -> {
                sql.add("(");
                for (int i = 0; i < values.length; i++) {
                    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
                    wanted.putArray(valued.property()).add(values[i]);
                    sql.add(i == 0 ? "" : " or ").add("c.properties @> ?::jsonb", wanted.toString());
                }
                sql.add(values.length == 0 ? "false)" : ")");
            }
        }
    }

    private static void present(Sql sql, String property) {
        switch (property) {
            case "code", "concept", "display", "inactive", "notSelectable", "abstract" -> sql.add("true");
            case "parent" -> sql.add("cardinality(c.parents) > 0");
            default -> sql.add("jsonb_exists(c.properties, ?)", property);
        }
    }

    private static void join(Sql sql, List<ConceptFilter> parts, String word, String empty) {
        sql.add("(");
        for (int i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "" : word);
            write(sql, parts.get(i));
        }
        sql.add(parts.isEmpty() ? empty : "").add(")");
    }
}
