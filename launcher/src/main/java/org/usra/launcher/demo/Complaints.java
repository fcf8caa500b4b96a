package org.usra.launcher.demo;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.usra.rules.identity.Sex;

/** What people of an age and sex have for long, and what they come to the unit with. */
final class Complaints {

    /** A diagnosis with what is prescribed for it. */
    record Ailment(String diagnosis, List<String> medicines) {}

    private static final List<ReferenceFile.Row> CHRONIC =
            ReferenceFile.ofDemo("chronic").rows();
    private static final List<ReferenceFile.Row> COMMON =
            ReferenceFile.ofDemo("complaint").rows();

    private Complaints() {}

    static List<Ailment> chronic(Sex sex, int age, RandomGenerator random) {
        return CHRONIC.stream()
                .filter(row -> fits(row, sex, age))
                .filter(row -> random.nextInt(100) < row.number("percent"))
                .map(Complaints::ailment)
                .limit(4)
                .toList();
    }

    static Ailment common(Sex sex, int age, RandomGenerator random) {
        List<ReferenceFile.Row> possible =
                COMMON.stream().filter(row -> fits(row, sex, age)).toList();
        return ailment(possible.get(random.nextInt(possible.size())));
    }

    private static boolean fits(ReferenceFile.Row row, Sex sex, int age) {
        return age >= row.number("min_age")
                && age <= row.number("max_age")
                && row.find("sex").map(sex.code()::equals).orElse(true);
    }

    private static Ailment ailment(ReferenceFile.Row row) {
        return new Ailment(
                row.text("diagnosis"),
                row.find("medicines")
                        .map(names -> Arrays.asList(names.split(" ", -1)))
                        .orElse(List.of()));
    }
}
