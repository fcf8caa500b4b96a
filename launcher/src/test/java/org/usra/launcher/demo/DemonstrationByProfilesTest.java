package org.usra.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.document.ResourceDocument;
import org.usra.record.profile.ProfileCheck;

/** What the import scope may write loosely, the demonstration writes as the scheme would. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemonstrationByProfilesTest {

    private static final Scheme SCHEME = new Scheme(7, LocalDate.of(2026, 11, 23));

    @Test
    void every_invented_resource_keeps_to_its_profile() {
        ProfileCheck profiles = new ProfileCheck();
        Map<String, Integer> judged = new TreeMap<>();
        Set<String> faults = new TreeSet<>();
        Stream.of(
                        Stream.of(SCHEME.directory()),
                        SCHEME.slots().limit(2).map(each -> each.batch().get()),
                        SCHEME.families(100).map(each -> each.batch().get()))
                .flatMap(batches -> batches)
                .forEach(batch -> {
                    for (JsonNode entry : batch.bundle().path("entry")) {
                        ProfileCheck.Verdict verdict =
                                profiles.check(ResourceDocument.of((ObjectNode) entry.path("resource")), false);
                        verdict.profiles().forEach(profile -> judged.merge(profile, 1, Integer::sum));
                        verdict.faults().forEach(fault -> faults.add(fault.element() + " " + fault.english()));
                    }
                });
        assertThat(faults).isEmpty();
        assertThat(judged).hasSizeGreaterThan(18);
    }
}
