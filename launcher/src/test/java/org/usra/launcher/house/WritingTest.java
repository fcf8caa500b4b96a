package org.usra.launcher.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingTest {

    private static final int MOST_LINES = 250;

    /** Written in two halves, or this file would break its own rule. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "public (abstract |final |sealed |non-sealed )*(class|interface|record|enum|@interface) .*");

    private static final Set<String> TEXT =
            Set.of("java", "md", "sql", "yaml", "yml", "xml", "html", "css", "js", "sh", "properties", "ftl", "csv");

    @Test
    void a_file_can_be_read_in_one_sitting() {
        assertThat(Stream.concat(Checkout.java("main").stream(), Checkout.java("test").stream())
                        .filter(file -> Checkout.lines(file).size() > MOST_LINES)
                        .map(file -> Checkout.name(file) + " has "
                                + Checkout.lines(file).size() + " lines"))
                .as("a file over " + MOST_LINES + " lines holds more than one thing: split it by what it is about")
                .isEmpty();
    }

    @Test
    void every_room_has_a_sign() {
        List<String> without = new ArrayList<>();
        Checkout.java("main").stream().map(Path::getParent).distinct().forEach(room -> {
            Path sign = room.resolve("package-info.java");
            if (!Files.exists(sign) || !saysSomething(Checkout.text(sign))) {
                without.add(Checkout.name(room));
            }
        });
        assertThat(without)
                .as("package-info.java says in a sentence what the room owns, and marks it @NullMarked")
                .isEmpty();
    }

    private static boolean saysSomething(String sign) {
        return sign.contains("@NullMarked")
                && Pattern.compile("/\\*\\*[^/]*?[A-Za-z]{3}[^/]*?\\.")
                        .matcher(sign)
                        .find();
    }

    @Test
    void a_public_type_says_what_it_is() {
        assertThat(Checkout.java("main").stream()
                        .filter(WritingTest::hidesWhatItIs)
                        .map(Checkout::name))
                .as("the first Javadoc sentence of a public type says what it is in the domain")
                .isEmpty();
    }

    private static boolean hidesWhatItIs(Path file) {
        List<String> lines = Checkout.lines(file);
        for (int line = 0; line < lines.size(); line++) {
            if (PUBLIC_TYPE.matcher(lines.get(line)).matches()) {
                return lines.subList(0, line).stream().noneMatch(above -> above.startsWith("/**"));
            }
        }
        return false;
    }

    @Test
    void a_test_is_a_sentence() {
        assertThat(Checkout.java("test").stream()
                        .filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
                        // A fixture may be called ...UnderTest and hold no test.
                        .filter(file -> Checkout.text(file).contains("Test\n"))
                        .filter(file -> !Checkout.text(file).contains("ReplaceUnderscores"))
                        .map(Checkout::name))
                .as(
                        "@DisplayNameGeneration(ReplaceUnderscores.class), and methods such as an_emergency_needs_no_referral")
                .isEmpty();
    }

    @Test
    void a_test_waits_for_something_and_never_for_time() {
        Pattern sleep = Pattern.compile("(Thread|TimeUnit\\.\\w+)\\.sle" + "ep\\(");
        assertThat(Checkout.java("test").stream()
                        .filter(file -> sleep.matcher(Checkout.text(file)).find())
                        .map(Checkout::name))
                .as("a sleep is too long on a quiet machine and too short on a busy one: wait for the event itself")
                .isEmpty();
    }

    @Test
    void nothing_is_left_unfinished() {
        assertThat(Checkout.everything().stream()
                        .filter(file -> TEXT.contains(
                                file.toString().substring(file.toString().lastIndexOf('.') + 1)))
                        .filter(file -> UNFINISHED.matcher(Checkout.text(file)).find())
                        .map(Checkout::name))
                .as("what is missing stands in docs/roadmap.md, where a user can see it")
                .isEmpty();
    }
}
