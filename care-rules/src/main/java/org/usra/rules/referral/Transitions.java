package org.usra.rules.referral;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code transitions.csv}; a word in it that no stage, action or actor bears stops the start. */
final class Transitions {

    private Transitions() {}

    static List<Move> read() {
        InputStream rows = Objects.requireNonNull(Transitions.class.getResourceAsStream("transitions.csv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(rows, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(Transitions::move)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Move move(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 9) {
            throw new IllegalArgumentException("nine cells expected: " + line);
        }
        return new Move(
                Integer.parseInt(cells[0]),
                Action.of(cells[1]),
                set(cells[2], Actor::of),
                set(cells[3], Transitions::stage),
                text(cells[4]).map(Transitions::stage),
                text(cells[5]),
                text(cells[6]),
                text(cells[7]),
                text(cells[8]));
    }

    private static Stage stage(String code) {
        return Stage.of(code).orElseThrow(() -> new IllegalArgumentException("no stage " + code));
    }

    private static <T> java.util.Set<T> set(String cell, Function<String, T> read) {
        return Arrays.stream(cell.split(" ", -1)).map(read).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> text(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }
}
