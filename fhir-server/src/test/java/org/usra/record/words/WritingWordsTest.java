package org.usra.record.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.access.TestTokens;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingWordsTest {

    @Test
    void a_text_of_more_words_than_fit_is_found_by_its_first_and_holds_up_no_other() {
        // Three bytes each.
        String letters = "\u0e01".repeat(58);
        String words =
                IntStream.range(0, 4_000).mapToObj(i -> "w" + i + letters).collect(Collectors.joining(" "));
        try (RunningRecord record = new RunningRecord("--usra.words.write=false").withPosts()) {
            record.load("""
                    {'resourceType':'Composition','id':'much','status':'final','type':{'text':'note'},'date':'2026-03-01',
                    'title':'%s','subject':{'reference':'Patient/p-own'},'author':[{'display':'x'}],
                    'text':{'status':'generated','div':'<div xmlns=\\"http://www.w3.org/1999/xhtml\\">%s</div>'}}""".formatted(words.replace('w', 'a'), words), """
                    {'resourceType':'Composition','id':'after','status':'final','type':{'text':'note'},'date':'2026-03-01',
                    'title':'Afterthought','subject':{'reference':'Patient/p-own'},'author':[{'display':'x'}]}""");
            record.bean(WritingWords.class).catchUp();
            assertThat(found(record, "_content=afterthought")).isEqualTo("after");
            assertThat(found(record, "_text=w7" + letters)).isEqualTo("much");
        }
    }

    private static String found(RunningRecord record, String query) {
        return record.get(TestTokens.conformance(), "Composition?" + query)
                .body()
                .at("/entry/0/resource/id")
                .asText();
    }
}
