package org.usra.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a developer reads is what the files say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuidePagesTest {

    private static final Path PAGES = Guide.root().resolve("docs/ig");

    @Test
    void no_page_is_stale() throws IOException {
        Map<String, String> pages = GuidePages.all();
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(PAGES);
            for (Path old : Guide.files(PAGES)) {
                Files.delete(old);
            }
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
            }
        }
        Map<String, String> there = new TreeMap<>();
        for (Path page : Guide.files(PAGES)) {
            there.put(page.getFileName().toString(), Files.readString(page));
        }
        assertThat(there)
                .as(
                        "docs/ig is generated: write it anew with -pl ig-check -am test -Dtest=GuidePagesTest -Dgolden=write")
                .isEqualTo(pages);
    }
}
