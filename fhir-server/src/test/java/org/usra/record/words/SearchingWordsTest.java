package org.usra.record.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** {@code _content} and {@code _text} over HTTP, in Arabic and English. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchingWordsTest {

    private static final String IMPORT = TestTokens.conformance();
    private static final String DOCTOR = TestTokens.person("doctor", "03");

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @BeforeAll
    static void start() {
        record = new RunningRecord("--usra.words.write=false").withPosts();
        record.load(
                condition("c-1", "p-own", "Chest pain at night, worse when lying down", ""),
                condition("c-2", "p-own", "صُداع شديد منذ أسبوع بعد الإصابة", ""),
                condition("c-3", "p-other", "Pain in the chest wall", ""),
                condition("c-4", "p-own", "Night cough", "<p>Seen by <b>Dr. Abd El-Rahman</b> &amp; عبد الرحمن</p>"),
                """
                {'resourceType':'Basic','id':'b-1','code':{'text':'chest'},'subject':{'reference':'Patient/p-own'},
                'identifier':[{'system':'urn:b','value':'chestnut'}]}""");
        record.load(IntStream.range(0, 45)
                .mapToObj(
                        i -> condition("n-" + i, "p-own", "Numbered note number" + i + (i % 2 == 0 ? " even" : ""), ""))
                .toArray(String[]::new));
        record.bean(WritingWords.class).catchUp();
    }

    @AfterAll
    static void stop() {
        record.close();
    }

    private static String condition(String id, String patient, String text, String narrative) {
        String div = narrative.isEmpty()
                ? ""
                : "'text':{'status':'generated','div':'<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">" + narrative
                        + "</div>'},";
        return "{'resourceType':'Condition','id':'" + id + "'," + div + "'code':{'text':'" + text
                + "'},'subject':{'reference':'Patient/" + patient + "'},'recordedDate':'2026-03-01'}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "chest pain;c-1,c-3",
                "CHEST Pain;c-1,c-3",
                "chest AND pain;c-1,c-3",
                "'\"chest pain\"';c-1",
                "«chest pain»;c-1",
                "\"pain chest\";''",
                "chest -wall;c-1",
                "chest -\"chest pain\";c-3",
                "cough OR wall;c-3,c-4",
                "cough | wall;c-3,c-4",
                "cough,wall;c-3,c-4",
                "nig*;c-1,c-4",
                "nig* -cough;c-1",
                "nowhere;''",
                "صداع;c-2",
                "صداعٌ شديد;c-2",
                "اسبوع;c-2",
                "الاصابه;c-2",
                "\"منذ اسبوع\";c-2",
                "عبدالرحمن;c-4",
                "عبد الرحمن;c-4",
                "الرحمن;c-4"
            })
    void content_is_found_as_it_is_said(String words, String ids) {
        assertThat(found("Condition?_count=500&_content=" + encoded(words))).isEqualTo(ids);
    }

    @Test
    void the_narrative_alone_is_asked_by_text() {
        assertThat(found("Condition?_text=rahman")).isEqualTo("c-4");
        assertThat(found("Condition?_text=" + encoded("\"Abd El-Rahman\""))).isEqualTo("c-4");
        assertThat(found("Condition?_text=cough")).isEmpty();
        assertThat(found("Condition?_content=rahman")).isEqualTo("c-4");
    }

    @Test
    void another_type_with_the_same_word_is_not_found_and_identifiers_are_no_words() {
        assertThat(found("Basic?_content=chest")).isEqualTo("b-1");
        assertThat(found("Basic?_content=chestnut")).isEmpty();
        assertThat(found("?_type=Basic,Condition&_content=chest")).isEqualTo("b-1,c-1,c-3");
    }

    @Test
    void nobody_finds_by_words_what_they_may_not_see() {
        assertThat(found(DOCTOR, "Condition?_content=chest")).isEqualTo("c-1");
        assertThat(found(DOCTOR, "Condition?_content=wall")).isEmpty();
        Answer counted = record.get(DOCTOR, "Condition?_content=wall&_summary=count");
        assertThat(counted.body().path("total").asInt(-1)).isZero();
    }

    @Test
    void words_combine_with_other_parameters_and_stand_behind_links() {
        assertThat(found("Condition?_content=chest&patient=p-other")).isEqualTo("c-3");
        assertThat(found("Condition?_content=chest&_id=c-1,c-2")).isEqualTo("c-1");
        assertThat(found("Patient?_has:Condition:patient:_content=wall")).isEqualTo("p-other");
        assertThat(found("Patient/p-own/Condition?_content=chest")).isEqualTo("c-1");
    }

    @Test
    void a_type_whose_words_stand_in_no_table_is_asked_by_its_documents() {
        record.load("""
                {'resourceType':'Observation','id':'o-1','status':'final','code':{'text':'Chest circumference'},
                'subject':{'reference':'Patient/p-own'},'note':[{'text':'قيس مرتين'}]}""");
        assertThat(found("Observation?_content=circumference")).isEqualTo("o-1");
        assertThat(found("Observation?_content=" + encoded("مرتين"))).isEqualTo("o-1");
        assertThat(found(DOCTOR, "Observation?_content=chest")).isEqualTo("o-1");
        record.bean(WritingWords.class).catchUp();
        assertThat(record.jdbc()
                        .sql("select count(*) from record.resource_words where id in ('o-1', 'p-own')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void pages_and_totals_are_those_of_any_search() {
        List<String> ids = new ArrayList<>();
        String url = "Condition?_content=even&_count=7&_sort=-_lastUpdated&_total=accurate";
        while (!url.isEmpty()) {
            Answer page = record.get(IMPORT, url);
            assertThat(page.body().path("total").asInt()).isEqualTo(23);
            page.body()
                    .path("entry")
                    .forEach(entry -> ids.add(entry.at("/resource/id").asText()));
            url = "";
            for (JsonNode link : page.body().path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    url = link.path("url").asText().replaceFirst(".*/fhir/", "");
                }
            }
        }
        assertThat(ids).hasSize(23).doesNotHaveDuplicates();
    }

    @Test
    void what_is_written_is_found_at_once_in_a_record_and_elsewhere_when_its_words_are_written() {
        record.load(condition("late", "p-own", "Sudden vertigo", ""));
        assertThat(found("Condition?patient=p-own&_content=vertigo")).isEqualTo("late");
        assertThat(found("Condition?_content=vertigo")).isEmpty();
        record.bean(WritingWords.class).catchUp();
        assertThat(found("Condition?_content=vertigo")).isEqualTo("late");
        record.load(condition("late", "p-own", "Sudden dizziness", ""));
        assertThat(found("Condition?_content=vertigo"))
                .as("the document decides")
                .isEmpty();
        record.bean(WritingWords.class).catchUp();
        assertThat(found("Condition?_content=dizziness")).isEqualTo("late");
        assertThat(record.send(IMPORT, "DELETE", "Condition/late", "").status()).isEqualTo(204);
        record.bean(WritingWords.class).catchUp();
        assertThat(found("Condition?_content=dizziness")).isEmpty();
        assertThat(record.jdbc()
                        .sql("select count(*) from record.resource_words where id = 'late'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-chest", "a OR", "OR b", "\"open", "*", "a*", "!!!", "|", "--", "x OR -y", "'", "\\", ":*", "&", "🙂"
            })
    void what_names_no_word_is_refused_by_name(String words) {
        Answer answer = record.get(IMPORT, "Condition?_content=" + encoded(words));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo("http._content");
        assertThat(answer.body().at("/issue/0/details/_text").toString()).contains("قيمة البحث");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a'b",
                "x' & 'y",
                "chest:* | !pain",
                "(chest) <-> pain",
                "chest\\",
                "c:est%",
                "\u202echest",
                "ﷺ",
                "ﻻ",
                "-- drop"
            })
    void no_text_breaks_a_search(String words) {
        assertThat(record.get(IMPORT, "Condition?_content=" + encoded(words)).status())
                .isIn(200, 400);
    }

    @Test
    void too_much_at_once_and_modifiers_are_refused() {
        for (String query : List.of(
                "Condition?_content=" + "word%20".repeat(33),
                "Condition?_content=" + encoded("\"" + "a word ".repeat(17) + "\""),
                "Condition?_content=" + "w".repeat(1_001),
                "Condition?_content=" + "w".repeat(400) + ("," + "w".repeat(400)).repeat(2),
                "Condition?_content:contains=word",
                "Binary?_text=word")) {
            assertThat(record.get(IMPORT, query).status()).as(query).isEqualTo(400);
        }
    }

    private static String found(String path) {
        return found(IMPORT, path);
    }

    private static String found(String token, String path) {
        Answer answer = record.get(token, path);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        TreeSet<String> ids = new TreeSet<>();
        answer.body()
                .path("entry")
                .forEach(entry -> ids.add(entry.at("/resource/id").asText()));
        return String.join(",", ids);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
