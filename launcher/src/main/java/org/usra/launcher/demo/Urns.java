package org.usra.launcher.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names inside one batch for resources whose ids the record will choose; the same family gives the same names. */
final class Urns {

    private final int household;
    private int given;

    Urns(int household) {
        this.household = household;
    }

    String next() {
        return of("household " + household + " resource " + given++);
    }

    static String coverage(Person person) {
        return of("coverage " + person.number());
    }

    static String person(int number) {
        return of("person " + number);
    }

    private static String of(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
