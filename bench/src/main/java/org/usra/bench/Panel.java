package org.usra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The people and households of the demo doctor, whose records the workloads read and write.
 *
 * @param patients ids
 * @param nationalIds of some of the patients
 * @param households ids of Groups
 */
record Panel(List<String> patients, List<String> nationalIds, List<String> households) {

    private static final Pattern NATIONAL_ID =
            Pattern.compile("/id/national-id\"\\s*,\\s*\"value\"\\s*:\\s*\"(\\d{14})\"");

    static Panel of(Fhir doctor) {
        String patients = expect(doctor.get("/Patient?_count=200"));
        String households = expect(doctor.get("/Group?_count=100"));
        Panel panel = new Panel(
                all(Pattern.compile("\"fullUrl\"\\s*:\\s*\"[^\"]*/Patient/([^\"]+)\""), patients),
                all(NATIONAL_ID, patients),
                all(Pattern.compile("\"fullUrl\"\\s*:\\s*\"[^\"]*/Group/([^\"]+)\""), households));
        if (panel.patients.isEmpty() || panel.nationalIds.isEmpty() || panel.households.isEmpty()) {
            throw new IllegalStateException("the demo doctor sees no panel: " + panel);
        }
        return panel;
    }

    static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String expect(Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
