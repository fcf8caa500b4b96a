package org.usra.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;
import org.usra.record.profile.ProfileCheck;
import org.usra.record.structure.StructureCheck;
import org.usra.rules.refusal.Refusal;

/** The record's flat checks and HL7's validator agree, profile by profile and constraint by constraint. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProfilesAgainstHapiTest {

    private static final Hl7Validator THEIRS = new Hl7Validator();
    private static final ProfileCheck OURS = new ProfileCheck();
    private static final StructureCheck STRUCTURE = new StructureCheck(new FhirDefinitions());
    private static final Map<String, ObjectNode> EXAMPLES = Guide.examples();

    @Test
    void every_profile_has_an_example_that_both_accept() {
        assertThat(EXAMPLES.keySet().stream()
                        .map(name -> name.replaceFirst("\\..*", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Guide.profiles().stream()
                        .map(profile -> profile.path("id").asText())
                        .toList());
        List<String> refused = new ArrayList<>();
        EXAMPLES.forEach((profile, example) -> refused(profile, example, refused));
        assertThat(refused).isEmpty();
    }

    @Test
    void both_accept_what_a_profile_leaves_open() {
        List<String> refused = new ArrayList<>();
        for (Edits edits : Edits.table("accepted.tsv")) {
            refused(edits.toString(), edits.of(example(edits.profile())), refused);
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void both_refuse_whatever_breaks_a_single_constraint() {
        List<String> accepted = new ArrayList<>();
        int tried = 0;
        for (ObjectNode profile : Guide.profiles()) {
            for (Breaking.Broken broken :
                    Breaking.of(profile, examples(profile.path("id").asText()))) {
                tried++;
                String what = profile.path("id").asText() + ", " + broken.what();
                if (ours(broken.resource()).isEmpty()) {
                    accepted.add(what + ": ours accepts");
                }
                List<String> errors = broken.neighbour() == null
                        ? THEIRS.errors(broken.resource())
                        : THEIRS.errorsBeside(broken.resource(), broken.neighbour());
                if (errors.isEmpty()) {
                    accepted.add(what + ": HAPI accepts");
                }
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void both_refuse_a_broken_invariant_by_its_key() {
        List<Edits> table = Edits.table("broken-invariants.tsv");
        Map<String, String> codes = Map.of("usra-1", "national-id-structure", "usra-5", "identifier-structure");
        List<String> accepted = new ArrayList<>();
        for (Edits edits : table) {
            String code = codes.getOrDefault(edits.what(), "invariant-" + edits.what());
            ObjectNode resource = edits.of(example(edits.profile()));
            if (ours(resource).stream().noneMatch(fault -> fault.code().equals(code))) {
                accepted.add(edits + ": ours accepts");
            }
            if (THEIRS.errors(resource).stream().noneMatch(error -> error.contains(edits.what()))) {
                accepted.add(edits + ": HAPI accepts");
            }
        }
        assertThat(accepted).isEmpty();
        TreeSet<String> keys = new TreeSet<>();
        Guide.ofType("StructureDefinition")
                .forEach(definition -> definition
                        .findValues("constraint")
                        .forEach(constraints -> constraints.forEach(
                                each -> keys.add(each.path("key").asText()))));
        assertThat(table).extracting(Edits::what).containsAll(keys);
    }

    private static void refused(String what, ObjectNode resource, List<String> refused) {
        ours(resource).forEach(fault -> refused.add(what + ", ours: " + fault.element() + " " + fault.english()));
        STRUCTURE
                .check(ResourceDocument.of(resource), false)
                .forEach(fault -> refused.add(what + ", structure: " + fault.element() + " " + fault.english()));
        THEIRS.errors(resource).forEach(error -> refused.add(what + ", HAPI: " + error));
    }

    private static List<Refusal> ours(ObjectNode resource) {
        return OURS.check(ResourceDocument.of(resource), false).faults();
    }

    private static List<ObjectNode> examples(String profile) {
        return EXAMPLES.entrySet().stream()
                .filter(each -> each.getKey().replaceFirst("\\..*", "").equals(profile))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static ObjectNode example(String profile) {
        return Objects.requireNonNull(EXAMPLES.get(profile), profile);
    }
}
