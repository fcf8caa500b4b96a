package org.usra.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.usra.launcher.demo.DemoData;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** What the person asked {@code ./run} for. */
sealed interface Arguments {

    String HELP = """
            usage: ./run [--ports BASE] [--data DIR] [--fresh] [--households N] [--no-build]
                   ./run token USER [--ports BASE]

              --ports BASE     listen on BASE..BASE+4 instead of 8080..8084
              --data DIR       keep the data in DIR instead of ./data
              --fresh          forget the data of former starts
              --households N   households of the demonstration (default 300; used at the first start)
              --no-build       start what is built, without Maven
              token USER       print an access token of a demonstration user or system""";

    /** Start everything and stay. */
    record Start(Path checkout, Addresses addresses, Path data, boolean fresh, int households) implements Arguments {}

    /** Print a token and end. */
    record Token(String name, Addresses addresses) implements Arguments {}

    /** Print how to ask. */
    record Help() implements Arguments {}

    static Arguments parse(String[] words, Path checkout) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(words));
        boolean token = "token".equals(rest.peek());
        String name = "";
        if (token) {
            rest.remove();
            name = value("token", rest);
        }
        Addresses addresses = Addresses.USUAL;
        Path data = checkout.resolve("data");
        boolean fresh = false;
        int households = 300;
        while (!rest.isEmpty()) {
            String word = rest.remove();
            switch (word) {
                case "--ports" -> addresses = new Addresses(number(word, rest, 1024, 65_531));
                case "--data" -> data = Path.of(value(word, rest)).toAbsolutePath();
                case "--fresh" -> fresh = true;
                case "--households" -> households = number(word, rest, 0, DemoData.MOST_HOUSEHOLDS);
                case "--no-build" -> {} // Meant for the script, which has obeyed it by now.
                case "--help", "-h" -> {
                    return new Help();
                }
                default -> throw misunderstood("Unknown argument: " + word);
            }
        }
        return token ? new Token(name, addresses) : new Start(checkout, addresses, data, fresh, households);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().startsWith("--")) {
            throw misunderstood(option + " needs a value");
        }
        return rest.remove();
    }

    private static int number(String option, Deque<String> rest, int least, int most) {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw misunderstood(option + " needs a number from " + least + " to " + most + ", not " + value);
    }

    private static LaunchFailed misunderstood(String sentence) {
        return new LaunchFailed(LaunchFailure.USAGE, sentence + "\n" + HELP);
    }
}
