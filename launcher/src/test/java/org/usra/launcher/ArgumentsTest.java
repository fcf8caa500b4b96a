package org.usra.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArgumentsTest {

    private static final Path CHECKOUT = Path.of("/home/somebody/usra");

    @Test
    void without_words_everything_starts_on_the_usual_ports_with_three_hundred_households() {
        assertThat(parse())
                .isEqualTo(new Arguments.Start(
                        CHECKOUT, Addresses.USUAL, Path.of("/home/somebody/usra/data"), false, 300));
    }

    @Test
    void every_option_is_heard() {
        assertThat(parse("--ports", "18200", "--data", "/srv/usra", "--fresh", "--households", "2000", "--no-build"))
                .isEqualTo(new Arguments.Start(CHECKOUT, new Addresses(18200), Path.of("/srv/usra"), true, 2000));
    }

    @Test
    void a_token_is_asked_for_by_name_also_on_other_ports() {
        assertThat(parse("token", "doctor")).isEqualTo(new Arguments.Token("doctor", Addresses.USUAL));
        assertThat(parse("token", "doctor", "--ports", "9000"))
                .isEqualTo(new Arguments.Token("doctor", new Addresses(9000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 9000         | Unknown argument: --port",
                "--ports             | --ports needs a value",
                "--ports --fresh     | --ports needs a value",
                "--ports soon        | --ports needs a number from 1024 to 65531, not soon",
                "--ports 80          | --ports needs a number from 1024 to 65531, not 80",
                "--ports 65532       | --ports needs a number from 1024 to 65531, not 65532",
                "--households -1     | --households needs a number from 0 to 20000, not -1",
                "token               | token needs a value"
            })
    void what_is_not_understood_is_named(String words, String sentence) {
        assertThatThrownBy(() -> parse(words.strip().split(" ")))
                .isInstanceOf(LaunchFailed.class)
                .hasMessage(sentence + "\n" + Arguments.HELP)
                .extracting(failed -> ((LaunchFailed) failed).failure())
                .isEqualTo(LaunchFailure.USAGE);
    }

    private static Arguments parse(String... words) {
        return Arguments.parse(words, CHECKOUT);
    }
}
