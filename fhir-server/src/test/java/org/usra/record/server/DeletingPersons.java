package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.server.SentEntries.bundle;
import static org.usra.record.server.SentEntries.entry;

import java.util.stream.IntStream;

/** Persons to delete, and how many are left of them. */
abstract class DeletingPersons extends RecordOverHttp {

    void given(String identifier, int number) {
        String[] entries = IntStream.range(0, number)
                .mapToObj(each -> "{\"resource\":{\"resourceType\":\"Person\"" + SentEntries.identified(identifier)
                        + "},\"request\":{\"method\":\"POST\",\"url\":\"Person\"}}")
                .toArray(String[]::new);
        assertThat(send("POST", "", bundle("transaction", entries)).status()).isEqualTo(200);
    }

    static String person(String identifier, int most) {
        return entry("DELETE", "Person?identifier=urn:t|" + identifier + "&_count=" + most);
    }

    int left(String identifier) {
        return get("Person?identifier=urn:t|" + identifier + "&_total=accurate")
                .json()
                .path("total")
                .asInt();
    }
}
