package org.usra.record.admission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The table of {@code admission-table.csv}: each line stands for the product of its interactions, grounds and writers. */
final class AdmissionTable {

    static final List<String> INTERACTIONS = List.of(
            "create",
            "conditional-create",
            "batch",
            "transaction",
            "update",
            "conditional-update",
            "json-patch",
            "fhirpath-patch",
            "change-class",
            "change-subject",
            "change-provider",
            "change-period",
            "import-put");

    /** The ways in, and beside them the one who has none. */
    static final List<String> GROUNDS =
            List.of("none", "referral", "number", "direct-access", "follow-up", "emergency", "from-emergency");

    static final List<String> WRITERS = List.of(
            "hospital",
            "emergency",
            "hospital-system",
            "other-system",
            "on-behalf",
            "clocks",
            "doctor",
            "on-behalf-doctor",
            "import");

    private static final Map<String, List<String>> GROUPS = Map.of(
            "@any", INTERACTIONS.subList(0, 9),
            "@put", INTERACTIONS.subList(0, 7),
            "@changes", INTERACTIONS.subList(9, 12),
            "@ways", GROUNDS.subList(1, GROUNDS.size()),
            "@here", List.of("hospital", "emergency", "hospital-system", "on-behalf", "clocks"),
            "@unit", List.of("doctor", "on-behalf-doctor"));

    private AdmissionTable() {}

    /** One line of the table. */
    record Line(String text, List<Case> cases) {}

    /**
     * One attempt.
     *
     * @param number of its own in the whole table: the names of what it writes
     * @param expected the code of the refusal, empty where the Encounter is let in
     */
    record Case(int number, String interaction, String ground, String writer, String expected) {

        boolean isRefused() {
            return !expected.isEmpty();
        }

        /** Refused by the gate, and not before it by the rule that only the import scope creates by PUT. */
        boolean isRefusedByTheGate() {
            return isRefused() && !expected.equals("not-permitted");
        }

        /** At which hospital the writer tries. */
        String hospital() {
            return writer.equals("other-system") ? "h-alzohour" : "h-alsalam";
        }

        String place() {
            return interaction + " " + ground + " " + writer;
        }
    }

    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : text().lines().skip(1).toList()) {
            String[] cells = text.split(",", -1);
            List<Case> cases = new ArrayList<>();
            for (String interaction : expand(cells[0])) {
                for (String ground : expand(cells[1])) {
                    for (String writer : expand(cells[2])) {
                        cases.add(new Case(number++, interaction, ground, writer, cells[3]));
                    }
                }
            }
            lines.add(new Line(text, cases));
        }
        return lines;
    }

    private static List<String> expand(String cell) {
        return Arrays.stream(cell.split(" "))
                .flatMap(word -> word.startsWith("@")
                        ? Objects.requireNonNull(GROUPS.get(word), word).stream()
                        : Stream.of(word))
                .toList();
    }

    private static String text() {
        try (InputStream csv =
                Objects.requireNonNull(AdmissionTable.class.getResourceAsStream("admission-table.csv"))) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
