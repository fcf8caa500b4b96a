package org.usra.record.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckingStructureTest {

    private final StructureCheck check = new StructureCheck(new FhirDefinitions());

    static Stream<String> good() {
        return Samples.GOOD.keySet().stream();
    }

    static Stream<String> bad() {
        return Samples.BAD.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_right_resource_passes(String name) {
        assertThat(check.check(Samples.document(Samples.GOOD.getOrDefault(name, "")), false))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_fault_is_named_with_its_element_in_both_languages(String expected) {
        List<Refusal> faults = check.check(Samples.document(Samples.BAD.getOrDefault(expected, "")), false);
        assertThat(faults)
                .extracting(fault -> fault.code() + " " + fault.element())
                .contains(expected);
        assertThat(faults)
                .allMatch(fault -> !fault.arabic().isBlank() && !fault.english().isBlank());
    }

    @Test
    void all_faults_are_told_at_once() {
        ResourceDocument document =
                Samples.document("{'resourceType':'Observation','x':1,'issued':'y','valueBoolean':'z'}");
        Refused refused = catchThrowableOfType(Refused.class, () -> check.require(document, false));
        assertThat(refused.kind()).isEqualTo(RefusalKind.INVALID);
        assertThat(refused.refusals())
                .extracting(Refusal::element)
                .containsExactly(
                        "Observation.x",
                        "Observation.issued",
                        "Observation.valueBoolean",
                        "Observation.status",
                        "Observation.code");
    }

    @Test
    void an_unknown_type_is_malformed() {
        for (String json : List.of("{'resourceType':'Pateint'}", "{}", "{'resourceType':'HumanName'}")) {
            Refused refused = catchThrowableOfType(Refused.class, () -> check.require(Samples.document(json), false));
            assertThat(refused.kind()).isEqualTo(RefusalKind.MALFORMED);
        }
    }

    @Test
    void only_the_import_scope_may_point_anywhere() {
        ResourceDocument document =
                Samples.document("{'resourceType':'Patient','managingOrganization':{'reference':'Patient/7'}}");
        assertThat(check.check(document, false)).extracting(Refusal::code).containsExactly("bad-reference");
        assertThat(check.check(document, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div xmlns='http://www.w3.org/1999/xhtml'><p onclick='x()'>a</p></div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'><a href='javascript:x()'>a</a></div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'><a href=' java&#x73;cript:x()'>a</a></div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'><iframe src='http://x'/>a</div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'><p style='background:url(http://x)'>a</p></div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'><p>a</div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'>a & b</div>",
                "<div>a</div>",
                "<p xmlns='http://www.w3.org/1999/xhtml'>a</p>",
                "<!DOCTYPE x><div xmlns='http://www.w3.org/1999/xhtml'>a</div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'>a</div><div xmlns='http://www.w3.org/1999/xhtml'>b</div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'>a",
                "a"
            })
    void a_narrative_that_does_more_than_format_is_refused(String xhtml) {
        assertThat(Narrative.fault(xhtml, true)).isNotNull();
    }

    @Test
    void a_blank_narrative_is_kept_for_an_import_only() {
        String blank = "<div xmlns='http://www.w3.org/1999/xhtml'> </div>";
        assertThat(Narrative.fault(blank, true)).isNull();
        assertThat(Narrative.fault(blank, false)).isNotNull();
    }

    @Test
    void a_narrative_of_fifty_thousand_levels_is_refused_without_falling() {
        String deep = "<div xmlns='http://www.w3.org/1999/xhtml'>" + "<p>".repeat(50_000) + "a" + "</p>".repeat(50_000);
        assertThat(Narrative.fault(deep + "</div>", true)).isNotNull();
    }
}
