package org.usra.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*)[}(]");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern KBD = Pattern.compile("<kbd[^>]*>[^<]*</kbd>");
    private static final Pattern TEXT = Pattern.compile(">([^<]*\\p{L}[^<]*)<");
    private static final Pattern SPOKEN = Pattern.compile("\\s(?:placeholder|title|alt|aria-label)=\"[^\"]*\\p{L}");

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(keys("ar")).isEqualTo(keys("en"));
    }

    @Test
    void every_text_that_a_template_names_exists() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path template : templates()) {
            Matcher key = KEY.matcher(Files.readString(template));
            while (key.find()) {
                named.add(key.group(1));
            }
        }
        assertThat(keys("ar")).containsAll(named);
    }

    @Test
    void no_template_speaks_for_itself() throws IOException {
        for (Path template : templates()) {
            String body = KBD.matcher(
                            COMMENT.matcher(Files.readString(template)).replaceAll(""))
                    .replaceAll("");
            assertThat(TEXT.matcher(body).results().map(found -> found.group(1)))
                    .as(template.toString())
                    .isEmpty();
            assertThat(SPOKEN.matcher(body).results().map(found -> found.group()))
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void the_style_sheet_knows_start_and_end_but_neither_left_nor_right() throws IOException {
        assertThat(Files.readString(RESOURCES.resolve("static/css/usra.css")))
                .doesNotContainPattern("\\b(left|right)\\b");
    }

    @Test
    void no_template_brings_its_own_style_or_script() throws IOException {
        for (Path template : templates()) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContainPattern("\\sstyle=|\\son[a-z]+=|hx-on|js:");
        }
    }

    @Test
    void the_vendored_htmx_is_the_published_one() throws Exception {
        String file = Files.readString(RESOURCES.resolve("static/js/htmx-4.0.1.min.js"));
        byte[] original = file.substring(file.indexOf('\n') + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] digest = java.security.MessageDigest.getInstance("SHA-384").digest(original);
        assertThat(file).contains(java.util.HexFormat.of().formatHex(digest));
    }

    private static Set<String> keys(String language) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        assertThat(properties.values()).noneMatch(text -> text.toString().isBlank());
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("templates"))) {
            return files.toList();
        }
    }
}
