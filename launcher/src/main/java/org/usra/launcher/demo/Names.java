package org.usra.launcher.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names that are common in Egypt, each in Arabic and as its bearer would write it in Latin letters. */
final class Names {

    /** One name in both scripts. */
    record Word(String arabic, String latin) {}

    private final List<Word> male = of("male");
    private final List<Word> female = of("female");
    private final List<Word> family = of("family");

    Word male(RandomGenerator random) {
        return male.get(random.nextInt(male.size()));
    }

    Word female(RandomGenerator random) {
        return female.get(random.nextInt(female.size()));
    }

    Word family(RandomGenerator random) {
        return family.get(random.nextInt(family.size()));
    }

    private static List<Word> of(String kind) {
        return ReferenceFile.ofDemo("names").rows().stream()
                .filter(row -> row.text("kind").equals(kind))
                .map(row -> new Word(row.text("arabic"), row.text("latin")))
                .toList();
    }
}
