package org.usra.record.words;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.row.Rows;
import org.usra.record.store.StoredResource;

/** The rows of {@code resource_words}, written in the transaction of the caller. */
@Component
public class WordTable {

    /** A condition on a row {@code r} with one parameter, the {@code tsquery}. */
    public static final String FOUND =
            "(r.bucket, r.type, r.id) in (select w.bucket, w.type, w.id from resource_words w where w.words @@ ?::tsquery)";

    /** A text of more different words is found by these many only. */
    private static final int MOST_WORDS = 4_000;

    /** A {@code tsvector} holds 1,048,575; one document that does not fit would hold up the words of all others. */
    private static final int MOST_BYTES = 1_000_000;

    private final JdbcClient jdbc;
    private final FhirDefinitions definitions;
    private final DocumentReader reader;

    WordTable(JdbcClient jdbc, FhirDefinitions definitions, DocumentReader reader) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.reader = reader;
    }

    /** The number of the last event whose words are written; empty when somebody else is writing. Locks until the commit. */
    OptionalLong lock() {
        return jdbc.sql("select seq from words_seen for update skip locked")
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    void seen(long seq) {
        jdbc.sql("update words_seen set seq = ?").param(seq).update();
    }

    /** Whether anything has happened since; without a lock, and by the end of an index: it is asked every second. */
    boolean isBehind() {
        return jdbc.sql("select (select max(seq) from event) > (select seq from words_seen)")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether the words of this type stand here at all. */
    boolean keeps(String type) {
        return definitions.keepsWords(type);
    }

    /** For resources that the caller has locked; who follows the events waits meanwhile, or the two could wait for each other. */
    public void writeAgain(List<StoredResource> all) {
        List<StoredResource> rows =
                all.stream().filter(row -> keeps(row.key().type())).toList();
        jdbc.sql("select seq from words_seen for update").query(Long.class).single();
        write(rows.stream().filter(row -> !row.deleted()).toList());
        rows.stream()
                .filter(StoredResource::deleted)
                .forEach(row -> delete(row.key().type(), Map.of(row.key().id(), row.bucket())));
    }

    /** A row whose words stay as they are is not touched, nor the index. */
    void write(List<StoredResource> current) {
        for (List<StoredResource> portion : Rows.portions(current)) {
            Rows rows = new Rows("(?, ?, ?, array_to_tsvector(?::text[]))");
            for (StoredResource row : portion) {
                short type = definitions.typeNumber(row.key().type());
                rows.add(row.bucket(), type, row.key().id(), lexemes(reader.readStored(row.bytes()), type));
            }
            jdbc.sql("insert into resource_words as w (bucket, type, id, words) values " + rows.text()
                            + " on conflict (bucket, type, id) do update set words = excluded.words"
                            + " where w.words <> excluded.words")
                    .params(rows.parameters())
                    .update();
        }
    }

    /** @param buckets by id, of resources that are no more */
    void delete(String type, Map<String, Short> buckets) {
        buckets.forEach((id, bucket) -> jdbc.sql("delete from resource_words where bucket = ? and type = ? and id = ?")
                .params(bucket, definitions.typeNumber(type), id)
                .update());
    }

    private static String[] lexemes(ResourceDocument document, short type) {
        List<String> lexemes = new ArrayList<>();
        Set<String> narrative = Words.of(document, Part.NARRATIVE).first(MOST_WORDS);
        narrative.forEach(word -> lexemes.add(Lexeme.of(Part.NARRATIVE, type, word)));
        Set<String> content = Words.of(document, Part.CONTENT).first(MOST_WORDS);
        // What the narrative says is said once.
        content.removeAll(narrative);
        content.forEach(word -> lexemes.add(Lexeme.of(Part.CONTENT, type, word)));
        return fitting(lexemes);
    }

    /** As many of the first as PostgreSQL keeps in one row. */
    private static String[] fitting(List<String> lexemes) {
        int bytes = 0;
        int fitting = 0;
        while (fitting < lexemes.size() && bytes < MOST_BYTES) {
            bytes += lexemes.get(fitting).getBytes(StandardCharsets.UTF_8).length;
            fitting++;
        }
        return lexemes.subList(0, fitting).toArray(String[]::new);
    }
}
