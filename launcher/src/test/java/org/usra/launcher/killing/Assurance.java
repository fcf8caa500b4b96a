package org.usra.launcher.killing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.killing.KillSeries.Round;
import org.usra.launcher.killing.KillSeries.Victim;

/** Writes what the long series have seen into docs/assurance.md: each its own lines, between its own marks. */
final class Assurance {

    private static final Path PAGE = Checkout.root().resolve("docs/assurance.md");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** A series and its place on the page. */
    enum Part {
        KILLS,
        ASYNCHRONOUS,
        AUDIT_APART;

        private String mark(String edge) {
            return "<!-- " + edge + " " + name().toLowerCase(Locale.ROOT).replace('_', '-') + " -->";
        }
    }

    private Assurance() {}

    static List<String> lines(List<Round> rounds) {
        List<String> lines = new ArrayList<>(List.of(
                today() + ", seeds from " + rounds.getFirst().seed() + ".",
                "",
                "| killed | times | acknowledged answers | requests without an answer | findings |",
                "|---|---|---|---|---|"));
        for (Victim victim : Victim.values()) {
            List<Round> its =
                    rounds.stream().filter(round -> round.victim() == victim).toList();
            lines.add("| "
                    + (victim == Victim.SERVER ? "fhir-server" : "PostgreSQL, all its processes at once") + " | "
                    + its.size() + " | "
                    + its.stream().mapToInt(Round::acknowledged).sum() + " | "
                    + its.stream().mapToInt(Round::unanswered).sum() + " | "
                    + its.stream().mapToInt(round -> round.findings().size()).sum() + " |");
        }
        return lines;
    }

    static String lossLine(Round round) {
        return today() + ", seed " + round.seed() + ": " + round.acknowledged() + " acknowledged answers, "
                + round.findings().size() + " findings. "
                + round.findings().stream()
                        .map(finding -> finding.replaceFirst(":.*", ""))
                        .collect(Collectors.groupingBy(kind -> kind, java.util.TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(kind -> kind.getKey() + ": " + kind.getValue())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String today() {
        return LocalDate.now().format(DAY);
    }

    static void write(Part part, List<String> lines) {
        try {
            String page = Files.readString(PAGE);
            int begin = page.indexOf(part.mark("begin")) + part.mark("begin").length();
            int end = page.indexOf(part.mark("end"));
            Files.writeString(
                    PAGE, page.substring(0, begin) + "\n" + String.join("\n", lines) + "\n" + page.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
