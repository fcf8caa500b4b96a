package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.identifier;
import static org.usra.launcher.demo.Elements.reference;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Everything that demonstration data consists of, batch by batch, in the order in which it must be written.
 *
 * <p>The same seed and day give the same bytes. Batches are made when they are asked for, so memory does not grow with
 * the number of households.
 */
final class Scheme {

    static final int HOUSEHOLDS_PER_BATCH = 5;

    private final long seed;
    private final LocalDate today;
    private final Vocabulary vocabulary = Vocabulary.shipped();
    private final Households households;
    private final List<String> units;
    private final Names names = new Names();

    Scheme(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
        List<ReferenceFile.Row> rows = ReferenceFile.ofDb("facility").rows().stream()
                .filter(row -> row.text("kind").equals("unit"))
                .toList();
        this.units = rows.stream().map(row -> row.text("id")).toList();
        this.households = new Households(seed, today, names, rows);
    }

    /** Words, facilities and posts; the marker names their content, so that a changed file is written again. */
    Batch directory() {
        // Figures of a later day are no change of the directory.
        LocalDate opened = LocalDate.of(2026, 11, 1);
        List<ObjectNode> resources = Stream.of(
                        PublishedGuide.definitions(),
                        Terminology.codeSystems(vocabulary),
                        new Directory(vocabulary, opened).resources(),
                        new Posts(vocabulary, names).resources(units))
                .flatMap(List::stream)
                .toList();
        CRC32 content = new CRC32();
        resources.forEach(resource -> content.update(Json.bytes(resource)));
        Batch batch = new Batch("demo-directory-%08x".formatted(content.getValue()));
        resources.forEach(batch::put);
        return batch;
    }

    Stream<PlannedBatch> slots() {
        return SlotDay.next(today).stream().map(day -> new PlannedBatch(day.marker(), () -> day.batch(vocabulary)));
    }

    /** The families, rounded up to whole batches, so that a larger wish later continues where a smaller one ended. */
    Stream<PlannedBatch> families(int wanted) {
        int batches = (wanted + HOUSEHOLDS_PER_BATCH - 1) / HOUSEHOLDS_PER_BATCH;
        return IntStream.range(0, batches).mapToObj(number -> {
            String marker = "demo-families-" + seed + "-" + number;
            return new PlannedBatch(marker, () -> families(number, marker));
        });
    }

    /** One family, as the n-th of the seed. */
    Household household(int index) {
        return households.household(index);
    }

    void write(Household household, Batch batch) {
        Urns urns = new Urns(household.index());
        SplittableRandom random = households.randomOf(household.index()).split();
        new FamilyFile(vocabulary, today).write(household, batch, urns);
        new MedicalStory(vocabulary, today).write(household, batch, urns, random);
        new MoneyStory(vocabulary, today).write(household, batch, urns, random);
        if (household.index() == 0) {
            batch.put(citizen(household));
        }
    }

    private Batch families(int number, String marker) {
        Batch batch = new Batch(marker);
        for (int i = 0; i < HOUSEHOLDS_PER_BATCH; i++) {
            write(household(number * HOUSEHOLDS_PER_BATCH + i), batch);
        }
        return batch;
    }

    /** The login of the wife, who also acts for her children under age. */
    private ObjectNode citizen(Household family) {
        String[] patients = family.members().stream()
                .filter(person ->
                        person.address().endsWith(DemoFamily.WIFE) || (person.is("child") && person.ageOn(today) < 18))
                .map(Person::address)
                .toArray(String[]::new);
        Person wife = family.members().get(1);
        return object(
                "resourceType",
                "Person",
                "id",
                "person-citizen",
                "identifier",
                list(identifier("subject", Posts.SUBJECT_PREFIX + "0b")),
                "name",
                list(object("use", "official", "text", wife.arabicName())),
                "gender",
                "female",
                "active",
                true,
                "link",
                list(Arrays.stream(patients)
                        .map(patient -> object("target", reference(patient), "assurance", "level3"))
                        .toList()));
    }
}
